using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>
/// The one query behind the inbox page and the API's list: one range of one index of <see cref="ConversationMapping"/>,
/// read backwards, and for each row a look-up by key of the contact, the assignee and the agent's read marker.
/// The rows are cut off before they are joined: joined first, PostgreSQL may well join all of them and sort.
/// </summary>
internal static class ConversationQueries
{
    public static IQueryable<ConversationRow> ConversationRows(this InboxDbContext db, ListShape shape, ListArguments arguments)
    {
        if (shape.HasIds)
        {
            return db.Rows(
                db.InScope(
                    shape.Sight, arguments).Where(
                        c => Enumerable.Contains(arguments.Ids, c.Id)).Chosen(shape, arguments), arguments, shape.HasTexts);
        }

        var chosen = db.InScope(shape.Sight, arguments).Chosen(shape, arguments);
        var newest = shape.MergesStatuses
            ? Newest(ConversationStatus.Open).Concat(Newest(ConversationStatus.Snoozed)).Concat(Newest(ConversationStatus.Closed))
            : chosen;
        return db.Rows(newest.InOrder(shape).Take(shape.Count), arguments, shape.HasTexts);

        IQueryable<Conversation> Newest(ConversationStatus status) =>
            chosen.Where(c => c.Status == status).NewestFirst(shape).Take(shape.Count);
    }

    /// <summary>Rows of any conversations, in their order.</summary>
    /// <remarks>
    /// The read marker is asked for row by row: of the joins before it PostgreSQL expects one row, since it does not know that the
    /// organization of both sides is the same, and joined it may well read all the agent's markers for each conversation.
    /// Rows with texts are for programs, and leave out what only a page shows: a column of a page of rows costs some microseconds on either
    /// side.
    /// </remarks>
    public static IQueryable<ConversationRow> Rows(
        this InboxDbContext db, IQueryable<Conversation> conversations, ListArguments arguments, bool hasTexts) =>
        from c in conversations
        join contact in db.Contacts on c.ContactId equals contact.Id
        join found in db.Agents on c.AssigneeId equals found.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        select new ConversationRow(
            c.Id, c.Platform, c.Status, c.ChannelId,
            new RowContact(contact.Id, contact.Name, contact.FirstName, contact.LastName, contact.PictureUrl)
            {
                PictureFileId = hasTexts ? null : contact.PictureFileId,
                HasOwnName = !hasTexts && contact.NameAtMeta != null,
            },
            c.AssigneeId, assignee.Name,
            new RowMessage(
                c.LastMessageId, c.LastMessageAt, c.LastMessageDirection, c.LastMessageStatus,
                hasTexts ? null : c.Preview, c.PreviewAttachmentKind,
                hasTexts && c.IsPreviewCut
                    ? db.Messages.Where(m => m.Id == c.LastMessageId).Select(m => m.Text).FirstOrDefault()
                    : c.Preview,
                c.IsPreviewUnsent),
            c.LastIncomingReceivedAt > (db.ReadMarkers.Where(m => m.AgentId == arguments.AgentId && m.ConversationId == c.Id)
                .Select(m => (DateTimeOffset?)m.ReadUntil).FirstOrDefault() ?? arguments.Since),
            hasTexts ? null : c.WindowOpenedAt, c.WindowClosesAt)
        {
            Priority = c.Priority,
            WaitingSince = c.WaitingSince,
            TeamId = c.TeamId,
        };

    internal static IQueryable<Conversation> Chosen(
        this IQueryable<Conversation> conversations, ListShape shape, ListArguments arguments)
    {
        conversations = shape.Assignment switch
        {
            Assignment.Mine => conversations.Where(c => c.AssigneeId == arguments.AgentId),
            Assignment.Unassigned => conversations.Where(c => c.AssigneeId == null),
            _ => conversations,
        };
        conversations = shape.HasStatus ? conversations.Where(c => c.Status == arguments.Status) : conversations;
        conversations = shape.HasPlatform ? conversations.Where(c => c.Platform == arguments.Platform) : conversations;
        conversations = shape.HasChannel ? conversations.Where(c => c.ChannelId == arguments.ChannelId) : conversations;
        conversations = shape.HasStatus ? conversations : conversations.Where(c => c.Status != ConversationStatus.Spam);
        return conversations.From(shape, arguments);
    }

    /// <summary>Those that the order has a place for, from the cursor on.</summary>
    internal static IQueryable<Conversation> From(this IQueryable<Conversation> conversations, ListShape shape, ListArguments arguments) =>
        shape.Sort switch
        {
            ConversationSort.Closing => conversations.StillOpen(shape, arguments),
            ConversationSort.Waiting => conversations.Waiting(shape, arguments),
            _ => conversations.Before(shape, arguments),
        };

    private static IQueryable<Conversation> Before(this IQueryable<Conversation> conversations, ListShape shape, ListArguments arguments) =>
        shape.HasCursor
            ? conversations.Where(c => EF.Functions.LessThan(
                ValueTuple.Create(c.LastMessageAt, c.Id), ValueTuple.Create(arguments.At, arguments.Id)))
            : conversations;

    private static IQueryable<Conversation> Waiting(
        this IQueryable<Conversation> conversations, ListShape shape, ListArguments arguments) =>
        shape.HasCursor
            ? conversations.Where(c => c.WaitingSince != null && EF.Functions.GreaterThan(
                ValueTuple.Create(c.WaitingSince, c.Id), ValueTuple.Create((DateTimeOffset?)arguments.At, arguments.Id)))
            : conversations.Where(c => c.WaitingSince != null);

    /// <summary>Those whose messaging window is open; a human agent's days after it do not count.</summary>
    private static IQueryable<Conversation> StillOpen(
        this IQueryable<Conversation> conversations, ListShape shape, ListArguments arguments)
    {
        conversations = shape.IsClosingSoon
            ? conversations.Where(c => c.WaitingSince != null && c.WindowClosesAt <= arguments.Soon) : conversations;
        return shape.HasCursor
            ? conversations.Where(c => c.WindowClosesAt > arguments.Now && EF.Functions.GreaterThan(
                ValueTuple.Create(c.WindowClosesAt, c.Id), ValueTuple.Create((DateTimeOffset?)arguments.At, arguments.Id)))
            : conversations.Where(c => c.WindowClosesAt > arguments.Now);
    }

    internal static IQueryable<Conversation> InOrder(this IQueryable<Conversation> conversations, ListShape shape) =>
        shape.Sort switch
        {
            ConversationSort.Closing => conversations.OrderBy(c => c.WindowClosesAt).ThenBy(c => c.Id),
            ConversationSort.Waiting => conversations.OrderBy(c => c.WaitingSince).ThenBy(c => c.Id),
            _ => conversations.NewestFirst(shape),
        };

    /// <remarks>
    /// The indexes lead with the assignee, and PostgreSQL does not take "is null" for an equality when it looks for an order:
    /// naming the column in the order lets it read the index as it lies.
    /// </remarks>
    private static IQueryable<Conversation> NewestFirst(this IQueryable<Conversation> conversations, ListShape shape) =>
        shape.Assignment == Assignment.Unassigned
            ? conversations.OrderByDescending(c => c.AssigneeId).ThenByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
            : conversations.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);
}
