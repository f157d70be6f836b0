using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Notifications;

/// <summary>What of a change concerns an agent. Who has read it already needs not be told.</summary>
internal static class NoticeQueries
{
    private const int MaxCount = 50;

    public static IQueryable<Notice> Written(this InboxDbContext db, IQueryable<Conversation> changed, Agent agent, DateTimeOffset since)
    {
        var (agentId, wants) = (agent.Id, agent.Notices);
        return (
            from c in changed
            where c.LastIncomingReceivedAt > since && c.LastMessageDirection == MessageDirection.Incoming
                && ((wants.New && c.AssigneeId == null) || (wants.Reply && c.AssigneeId == agentId))
                && !db.ReadMarkers.Any(m => m.AgentId == agentId && m.ConversationId == c.Id && m.ReadUntil >= c.LastIncomingReceivedAt)
            join contact in db.Contacts on c.ContactId equals contact.Id
            orderby c.LastIncomingReceivedAt descending
            select new Notice(
                c.AssigneeId == null ? NoticeKind.New : NoticeKind.Reply, c.Id, contact.Name,
                c.IsPreviewUnsent ? null : c.Preview, c.LastIncomingReceivedAt!.Value))
            .Take(MaxCount);
    }

    public static IQueryable<Notice> Assigned(
        this InboxDbContext db, IQueryable<Conversation> visible, Agent agent, Guid[]? ids, DateTimeOffset since)
    {
        var agentId = agent.Id;
        var theirs = visible.Where(c => c.AssigneeId == agentId && (ids == null || ids.Contains(c.Id)));
        return (
            from activity in db.Activities
            where activity.Kind == ActivityKind.Assigned && activity.AssigneeId == agentId && activity.AgentId != agentId
                && activity.At > since
            join c in theirs on activity.ConversationId equals c.Id
            join contact in db.Contacts on c.ContactId equals contact.Id
            orderby activity.At descending
            select new Notice(NoticeKind.Assigned, c.Id, contact.Name, c.IsPreviewUnsent ? null : c.Preview, activity.At))
            .Take(MaxCount);
    }

    public static IQueryable<Notice> Mentioned(this InboxDbContext db, IQueryable<Conversation> visible, Agent agent, DateTimeOffset since)
    {
        var agentId = agent.Id;
        return (
            from mention in db.Mentions
            where mention.AgentId == agentId && mention.At > since && mention.SeenAt == null
            join c in visible on mention.ConversationId equals c.Id
            join contact in db.Contacts on c.ContactId equals contact.Id
            orderby mention.At descending
            select new Notice(NoticeKind.Mention, c.Id, contact.Name, null, mention.At))
            .Take(MaxCount);
    }

    /// <summary>Those that wait for an answer which soon cannot be sent any more.</summary>
    public static IQueryable<Notice> Closing(
        this InboxDbContext db, IQueryable<Conversation> visible, Agent agent, DateTimeOffset now, DateTimeOffset soon)
    {
        var agentId = agent.Id;
        return (
            from c in visible
            where c.AssigneeId == agentId && c.Status == ConversationStatus.Open
                && c.LastMessageDirection == MessageDirection.Incoming && c.WindowClosesAt > now && c.WindowClosesAt <= soon
            join contact in db.Contacts on c.ContactId equals contact.Id
            orderby c.WindowClosesAt
            select new Notice(NoticeKind.Closing, c.Id, contact.Name, null, c.WindowClosesAt!.Value))
            .Take(MaxCount);
    }
}
