using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;

namespace Inbox.Web.Threads;

/// <summary>The messages that came to a thread or changed in it, for a page that shows all else of it as it is now.</summary>
/// <param name="Messages">From the one before the earliest of them, whose foot may have moved, up to the newest.</param>
public sealed record ThreadDelta(
    IReadOnlyList<ThreadMessage> Messages, Composer Composer, DateTimeOffset? ReadableUntil, DateTimeOffset Now)
{
    /// <returns>Null where the page is to show the whole thread anew: it is older than these few messages, or shows something else
    /// differently.</returns>
    public static async Task<ThreadDelta?> FindAsync(
        InboxDbContext db, SignedInAgent reader, ThreadHead head, bool isElsewhere, ListPlace place, ThreadDeltaQuery asked,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var composer = Composer.For(head.Facts, reader.Agent.Id, now);
        if (asked.Look != ThreadETag.Of(head, composer, isElsewhere))
        {
            return null;
        }

        var list = await MessageList.LoadAsync(db, head.Id, before: null, PageSize.ThreadDelta, cancellationToken);
        var newest = ThreadDay.Of(list.Rows, [], head, place, reader.Zone, ThreadActs.Of(composer, now)) is [.., var day]
            ? day.Messages : [];
        var earliest = EarliestOf(newest, asked);

        // The one before them is shown anew too. Of the first of these few nobody knows whether it is joined to another.
        var least = newest.Count == list.Rows.Count && list.Older is not null ? 2 : 1;
        return earliest < least || newest.Skip(earliest).Any(message => message.Row.Attachments.Count > 0)
            ? null
            : new([.. newest.Skip(earliest - 1)], composer, head.LastIncomingReceivedAt, now);
    }

    /// <summary>The place of the first one that the page does not show, or shows differently.</summary>
    private static int EarliestOf(IReadOnlyList<ThreadMessage> messages, ThreadDeltaQuery asked)
    {
        var ids = messages.Select(message => message.Row.Id).ToList();
        var places = asked.MessageIds.Select(id => ids.IndexOf(id)).Append(ids.IndexOf(asked.Last) is var last and >= 0 ? last + 1 : -1)
            .ToList();
        return places.Contains(-1) ? -1 : places.Min();
    }
}

/// <summary>What a page knows of a thread that it shows.</summary>
public sealed class ThreadDeltaQuery
{
    /// <summary>The last message that it shows.</summary>
    public Guid Last { get; init; }

    /// <summary>The <see cref="ThreadETag"/> of all that it shows beside the messages.</summary>
    public string? Look { get; init; }

    /// <summary>The messages that it was told of, separated by spaces.</summary>
    public string? Messages { get; init; }

    internal IEnumerable<Guid> MessageIds =>
        (Messages ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty);
}
