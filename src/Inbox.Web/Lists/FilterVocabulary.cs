using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>
/// What conditions can name in an organization: its labels, people, teams and channels, as far as they are in use; our own words are keys
/// of the localizer.
/// </summary>
public sealed record FilterVocabulary(
    IReadOnlyList<FilterWord> Labels, IReadOnlyList<FilterWord> Agents, IReadOnlyList<FilterWord> Teams, IReadOnlyList<FilterWord> Channels)
{
    /// <summary>The agent who asks.</summary>
    public const string Me = "me";

    public const string Nobody = "nobody";
    public const string Yes = "yes";
    public const string No = "no";

    public static async Task<FilterVocabulary> LoadAsync(InboxDbContext db, CancellationToken cancellationToken) => new(
        await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey).Select(l => new FilterWord(l.Id.ToString(), l.Name, false))
            .ToListAsync(cancellationToken),
        await db.Agents.Where(a => a.RemovedAt == null).OrderBy(a => a.Name).Select(a => new FilterWord(a.Id.ToString(), a.Name, false))
            .ToListAsync(cancellationToken),
        await db.Teams.Where(t => t.RetiredAt == null).OrderBy(t => t.Name).Select(t => new FilterWord(t.Id.ToString(), t.Name, false))
            .ToListAsync(cancellationToken),
        await db.Channels.OrderBy(c => c.Name).Select(c => new FilterWord(c.Id.ToString(), c.Name, false)).ToListAsync(cancellationToken));

    /// <summary>What a field's values can be, for a form; empty where they are written and not chosen.</summary>
    public IReadOnlyList<FilterWord> Of(string field) => field switch
    {
        "label" or "contact-label" => Labels,
        "assignee" => [new(Me, "Me", true), new(Nobody, "Nobody", true), .. Agents],
        "team" => [new(Nobody, "No team", true), .. Teams],
        "channel" => Channels,
        "status" => Words<ConversationStatus>(),
        "priority" => Words<ConversationPriority>(),
        "platform" => Words<Platform>(),
        "unread" or "needs-reply" or "blocked" or "file" => [new(Yes, "Yes", true), new(No, "No", true)],
        _ => [],
    };

    private static FilterWord[] Words<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new FilterWord(UpperCaseEnum.ToText(value), value.ToString(), true))];
}

/// <param name="IsOurWord">Whether the name is a key of the localizer, and not what somebody called their thing.</param>
public sealed record FilterWord(string Value, string Name, bool IsOurWord);
