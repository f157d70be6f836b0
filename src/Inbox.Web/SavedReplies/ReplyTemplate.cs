using System.Text.RegularExpressions;
using Inbox.Web.Contacts;

namespace Inbox.Web.SavedReplies;

/// <summary>
/// The text of a saved reply: {{contact.first_name|there}} stands for what is known of the conversation, or for the words behind
/// the bar where that is not known.
/// </summary>
public static partial class ReplyTemplate
{
    /// <summary>Before the keys of the organization's own fields.</summary>
    public const string Own = "contact.own.";

    /// <summary>Those that every organization has.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        "contact.first_name", "contact.last_name", "contact.name", "contact.phone", "contact.email", "agent.first_name", "agent.name",
        "organization.name", "channel.name",
    ];

    /// <summary>What nobody could fill in: an unknown name, or braces that do not close.</summary>
    /// <param name="own">The keys of the organization's own fields.</param>
    public static IReadOnlyList<string> BrokenIn(string text, IReadOnlyCollection<string> own)
    {
        var unknown = Variable().Matches(text)
            .Where(match => NameIn(match) is var name && !Variables.Contains(name)
                && !(name.StartsWith(Own, StringComparison.Ordinal) && own.Contains(name[Own.Length..])))
            .Select(match => match.Value);
        var left = Brace().Matches(Variable().Replace(text, "")).Select(match => match.Value);
        return [.. unknown.Concat(left).Distinct()];
    }

    /// <summary>The text as it is sent: no variable of it is left, whatever it names.</summary>
    public static string Fill(string text, ReplyValues values) => Variable().Replace(text, match =>
        values.Of(NameIn(match)) is { Length: > 0 } known ? known : match.Groups["fallback"].Value.Trim());

    private static string NameIn(Match match) => match.Groups["name"].Value.Trim();

    [GeneratedRegex(@"\{\{(?<name>[^{}|]*)(?:\|(?<fallback>[^{}]*))?\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{[^{}]{0,30}|[^{}]{0,30}\}\}")]
    private static partial Regex Brace();
}

/// <summary>What the variables stand for in one conversation; null where it is not known.</summary>
public sealed record ReplyValues(
    string? ContactFirstName, string? ContactLastName, string AgentName, string OrganizationName, string ChannelName)
{
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>As <see cref="Contact.OwnValues"/>.</summary>
    public string OwnValues { get; init; } = Contact.NoValues;

    /// <summary>The organization's own fields.</summary>
    public IReadOnlyList<ContactField> Fields { get; init; } = [];

    public string? Of(string variable) => variable switch
    {
        "contact.first_name" => ContactFirstName,
        "contact.last_name" => ContactLastName,
        "contact.name" => $"{ContactFirstName} {ContactLastName}".Trim(),
        "agent.first_name" => AgentName.Split(' ')[0],
        "agent.name" => AgentName,
        "organization.name" => OrganizationName,
        "channel.name" => ChannelName,
        "contact.phone" => Phone,
        "contact.email" => Email,
        _ when variable.StartsWith(ReplyTemplate.Own, StringComparison.Ordinal) =>
            Contact.Shown(OwnValues, Fields.Where(field => field.Key == variable[ReplyTemplate.Own.Length..]))
                .Select(shown => shown.Value).FirstOrDefault(),
        _ => null,
    };
}
