using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Replies;
using Inbox.Web.Threads;

namespace Inbox.Web.ContactDirectory;

/// <summary>A line of a contact's history: one thing, or several messages in a row of one conversation.</summary>
/// <param name="Row">The newest of it.</param>
/// <param name="Count">How many messages it is.</param>
public sealed record TimelineEntry(TimelineRow Row, int Count)
{
    public DateTimeOffset At => Row.At;

    /// <summary>The property that was changed; null where none was, and where it is there no more.</summary>
    public ContactProperty? Property { get; init; }

    /// <summary>Where it happened; null for what belongs to no conversation.</summary>
    public string? Address => Row.Source switch
    {
        TimelineSource.ContactNote or TimelineSource.Change => null,
        TimelineSource.Message => $"/conversations/{Row.ConversationId}?at={Row.Id}#message-{Row.Id}",
        _ => $"/conversations/{Row.ConversationId}",
    };

    /// <summary>What was written; null where nothing was, and where the line itself says it.</summary>
    public string? Quote => Row.Source is TimelineSource.Activity or TimelineSource.Line
        || Row.Was is ContactHistory.Label or ContactHistory.Merge or ContactHistory.Unmerge or ContactHistory.Import
        ? null : Property?.NameOf(Row.Text) ?? Row.Text;

    public string Icon => Row.Source switch
    {
        TimelineSource.Message => Row.IsOurs ? "reply" : "inbox",
        TimelineSource.Note or TimelineSource.ContactNote => "note",
        TimelineSource.Change => "person",
        TimelineSource.Line => "info",
        _ => Row.Done switch
        {
            ActivityKind.Labelled or ActivityKind.Unlabelled => "label",
            ActivityKind.Closed => "closed",
            ActivityKind.Snoozed or ActivityKind.Woken => "snooze",
            _ => "assign",
        },
    };

    /// <summary>What the team did in a conversation, or Meta told of it, as the thread says it.</summary>
    public ThreadLineRow Line => new(Row.Line ?? ThreadLineKind.Written, Row.Text, Row.Was, Row.At)
    {
        Activity = Row.Done is { } done
            ? new(done, Row.Agent, Row.Given, Row.Until) { Label = Row.Text, Priority = Row.Priority, Team = Row.Was } : null,
    };

    internal static IEnumerable<TimelineEntry> Of(IReadOnlyList<TimelineRow> rows, Mentionables people)
    {
        TimelineEntry? open = null;
        foreach (var row in rows.Select(row => row.Source == TimelineSource.Note ? row with { Text = people.Write(row.Text!) } : row))
        {
            if (open is not null && GoesOn(open.Row, row))
            {
                open = open with { Count = open.Count + 1 };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new(row, Count: 1);
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>Whether an older message goes with a newer one: of the same conversation and person, and of about the same time.</summary>
    private static bool GoesOn(TimelineRow newer, TimelineRow older) =>
        newer.Source == TimelineSource.Message && older.Source == TimelineSource.Message && newer.ConversationId == older.ConversationId
        && newer.IsOurs == older.IsOurs && newer.Agent == older.Agent && newer.At - older.At < TimeSpan.FromHours(12);
}
