using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The conversation that follows on another in the list that lies beside it: ready-made, a view, or a filter.</summary>
public static class NextInList
{
    /// <summary>So many are looked through for one that is not done.</summary>
    private const int LookedThrough = 20;

    /// <summary>To be asked before something is done that moves the conversation in the list, or out of it.</summary>
    /// <param name="isDone">Whether it leaves the list, in which every other one is still to be seen to, then.</param>
    /// <returns>The address to go on at: the one below it, else the first of what is left, else the list without any.</returns>
    public static async Task<string> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid conversationId, ListPlace place, bool isDone, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var left = await db.VisibleTo(reader.Agent).AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken);
        // A filter, as what a search found, may also show those that are done: nobody goes on to one of them from what they are done with.
        var skipsDone = isDone && place.Filter.IsCustom;
        var below = left is null ? null : await FirstAsync(CursorOf(left, place.Filter.Sort));
        var next = below ?? (isDone ? await FirstAsync(cursor: null) : null);
        return next is null ? place.Address : place.Of(next.Id);

        async Task<ConversationRow?> FirstAsync(Cursor? cursor)
        {
            var asked = await AskedList.LoadAsync(db, reader, place.Filter, cursor, skipsDone ? LookedThrough : 2, now, cancellationToken);
            return asked.List.Rows.FirstOrDefault(
                row => row.Id != conversationId && (!skipsDone || row.Status == ConversationStatus.Open));
        }
    }

    /// <summary>Its place in that order; where the order has none for it, by its newest message.</summary>
    private static Cursor CursorOf(Conversation conversation, ConversationSort sort)
    {
        var at = sort switch
        {
            ConversationSort.Closing => conversation.WindowClosesAt,
            ConversationSort.Waiting => conversation.WaitingSince,
            _ => null,
        };
        return new(at ?? conversation.LastMessageAt, conversation.Id);
    }
}
