using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// The one query behind the inbox page and the API's list: one range of one index of <see cref="ConversationMapping"/>,
/// read backwards, and for each row a look-up by key of the contact, the assignee and the agent's read marker.
/// </summary>
internal static class ConversationQueries
{
    public static IQueryable<ConversationRow> ConversationRows(
        this InboxDbContext db, Agent agent, ConversationFilter filter, Cursor? before, int count) =>
        db.Rows(agent, db.Newest(agent, filter, before, count));

    /// <summary>Rows of any conversations, in their order.</summary>
    public static IQueryable<ConversationRow> Rows(this InboxDbContext db, Agent agent, IQueryable<Conversation> conversations)
    {
        var (agentId, since) = (agent.Id, agent.CreatedAt);
        return
            from c in conversations
            join contact in db.Contacts on c.ContactId equals contact.Id
            join found in db.Agents on c.AssigneeId equals found.Id into assignees
            from assignee in assignees.DefaultIfEmpty()
            join found in db.ReadMarkers.Where(m => m.AgentId == agentId) on c.Id equals found.ConversationId into markers
            from marker in markers.DefaultIfEmpty()
            select new ConversationRow(
                c.Id, c.Platform, c.Status, c.ChannelId,
                new RowContact(contact.Id, contact.Name, contact.FirstName, contact.LastName, contact.PictureUrl),
                c.AssigneeId, assignee.Name,
                new RowMessage(
                    c.LastMessageId, c.LastMessageAt, c.LastMessageDirection, c.LastMessageStatus,
                    c.Preview, c.IsPreviewCut, c.PreviewAttachmentKind),
                c.LastIncomingReceivedAt > ((DateTimeOffset?)marker.ReadUntil ?? since));
    }

    /// <summary>
    /// The newest, after the cursor where there is one. Cut off before anything is joined, and from each status by itself:
    /// else PostgreSQL may join and sort the whole list for the sake of its first page.
    /// </summary>
    private static IQueryable<Conversation> Newest(
        this InboxDbContext db, Agent agent, ConversationFilter filter, Cursor? before, int count)
    {
        var chosen = db.Conversations.Chosen(agent, filter);
        if (before is { } cursor)
        {
            chosen = chosen.Where(c => EF.Functions.LessThan(
                ValueTuple.Create(c.LastMessageAt, c.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        }

        return filter.Status is null && filter != ConversationFilter.Any
            ? First(NewestOf(ConversationStatus.Open)
                .Concat(NewestOf(ConversationStatus.Snoozed))
                .Concat(NewestOf(ConversationStatus.Closed)))
            : NewestOf(filter.Status);

        IQueryable<Conversation> NewestOf(ConversationStatus? status) => First(chosen.OfStatus(status));

        IQueryable<Conversation> First(IQueryable<Conversation> conversations) =>
            conversations.NewestFirst(filter).TakeLiteral(count);
    }

    private static IQueryable<Conversation> Chosen(
        this IQueryable<Conversation> conversations, Agent agent, ConversationFilter filter)
    {
        var (agentId, platform, channelId) = (agent.Id, filter.Platform, filter.ChannelId);
        conversations = filter.Assignment switch
        {
            Assignment.Mine => conversations.Where(c => c.AssigneeId == agentId),
            Assignment.Unassigned => conversations.Where(c => c.AssigneeId == null),
            _ => conversations,
        };
        conversations = platform is null ? conversations : conversations.Where(c => c.Platform == platform);
        return channelId is null ? conversations : conversations.Where(c => c.ChannelId == channelId);
    }

    private static IQueryable<Conversation> OfStatus(this IQueryable<Conversation> conversations, ConversationStatus? status) =>
        status is null ? conversations : conversations.Where(c => c.Status == status);

    /// <remarks>
    /// The indexes lead with the assignee, and PostgreSQL does not take "is null" for an equality when it looks for an order:
    /// naming the column in the order lets it read the index as it lies.
    /// </remarks>
    private static IQueryable<Conversation> NewestFirst(this IQueryable<Conversation> conversations, ConversationFilter filter) =>
        filter.Assignment == Assignment.Unassigned
            ? conversations.OrderByDescending(c => c.AssigneeId).ThenByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
            : conversations.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);
}
