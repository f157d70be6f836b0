using System.Text.RegularExpressions;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Meta;

/// <summary>
/// What we want to hear of. Meta spells some fields in two ways, and refuses the whole call for one that it does not know there
/// (meta-platform 1.7, 1.8).
/// </summary>
internal static partial class SubscriptionFields
{
    private static readonly string[] Page =
    [
        "messages", "message_echoes", "message_deliveries", "message_reads", "message_reactions", "message_edits",
        "messaging_postbacks", "messaging_referrals", "messaging_optins", "messaging_handovers", "standby",
        "messaging_policy_enforcement", "business_integrity",
    ];

    private static readonly string[] Instagram =
    [
        "messages", "message_reactions", "message_edit", "messaging_postbacks", "messaging_referral", "messaging_seen",
        "messaging_optins", "messaging_handover", "standby",
    ];

    private static readonly string[][] Spellings =
        [["message_edit", "message_edits"], ["messaging_referral", "messaging_referrals"], ["messaging_handover", "messaging_handovers"]];

    public static string[] Of(GraphAccess access) => access.IsInstagramLogin ? Instagram : Page;

    public static bool IsAmong(string field, HashSet<string> subscribed) => SpellingsOf(field).Any(subscribed.Contains);

    /// <summary>The fields as Meta's refusal spells them, those that it does not name left out.</summary>
    /// <returns>Null where the refusal is another one, or would be the same again.</returns>
    public static string[]? Respelled(string[] fields, GraphError? error)
    {
        if (error is not { Code: 100 } || Named().Match(error.Message) is not { Success: true } named)
        {
            return null;
        }

        var known = named.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).ToHashSet();
        var taken = fields.Select(field => SpellingsOf(field).FirstOrDefault(known.Contains)).OfType<string>().ToArray();
        return taken.Contains("messages") && !taken.SequenceEqual(fields) ? taken : null;
    }

    private static string[] SpellingsOf(string field) => Array.Find(Spellings, spellings => spellings.Contains(field)) ?? [field];

    [GeneratedRegex(@"must be one of \{([^}]*)\}")]
    private static partial Regex Named();
}
