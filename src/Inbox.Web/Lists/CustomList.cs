using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The list of a filter of somebody's own making: the same rows as the ready-made lists, in any of the orders.</summary>
internal static class CustomList
{
    public static async Task<ConversationList> LoadAsync(
        InboxDbContext db, Agent agent, ShownFilter shown, ConversationFilter filter, Cursor? before, int take, DateTimeOffset now,
        CancellationToken cancellationToken, bool hasTexts = false)
    {
        var (shape, arguments) = Asked(agent, filter, before, PageSize.CountFor(take), now);
        var chosen = db.VisibleTo(agent).Where(shown.Condition).From(shape, arguments).InOrder(shape).TakeLiteral(shape.Count);
        var (rows, last) = PageSize.Cut(await db.Rows(chosen, arguments, hasTexts).ToListAsync(cancellationToken), take);
        return new(rows, last is null ? null : ConversationList.PlaceOf(last, filter.Sort).ToText(filter.ListName));
    }

    public static Task<List<ConversationRow>> FindRowsAsync(
        InboxDbContext db, Agent agent, ShownFilter shown, ConversationFilter filter, Guid[] ids, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (shape, arguments) = Asked(agent, filter, before: null, ids.Length, now);
        var chosen = db.VisibleTo(agent).Where(c => ids.Contains(c.Id)).Where(shown.Condition).From(shape, arguments);
        return db.Rows(chosen, arguments, hasTexts: false).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The first conversations of any list, ready-made or not, without their rows; and how many of it came there or changed after it was
    /// chosen, which are not among them.
    /// </summary>
    public static async Task<(Guid[] Ids, int Newer)> FindIdsAsync(
        InboxDbContext db, Agent agent, ShownFilter? shown, ConversationFilter filter, DateTimeOffset chosenAt, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (shape, arguments) = Asked(agent, filter, before: null, BulkAct.MaxConversations, now);
        var seen = db.VisibleTo(agent);
        var list = shown is null ? seen.Chosen(shape, arguments) : seen.Where(shown.Condition).From(shape, arguments);
        var newer = list.Where(c => c.LastIncomingReceivedAt > chosenAt
            || (c.LastIncomingReceivedAt == null && c.StartedAt > chosenAt)
            || db.Activities.Any(a => a.ConversationId == c.Id && a.At > chosenAt));
        var ids = await list.Where(c => !newer.Any(n => n.Id == c.Id)).InOrder(shape).TakeLiteral(BulkAct.MaxConversations)
            .Select(c => c.Id).ToArrayAsync(cancellationToken);
        return (ids, await newer.TakeLiteral(BulkAct.MaxConversations).CountAsync(cancellationToken));
    }

    private static (ListShape Shape, ListArguments Arguments) Asked(
        Agent agent, ConversationFilter filter, Cursor? before, int count, DateTimeOffset now) =>
        (ListShape.Of(agent, filter, before, count, hasTexts: false), ListArguments.For(agent, filter, before, now));
}
