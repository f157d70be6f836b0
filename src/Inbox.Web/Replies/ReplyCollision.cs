using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// What happened in a conversation while an answer was written, which its writer is told of before it goes: somebody else answered (a
/// colleague, a program, Meta's own inbox), closed it or gave it to somebody, or the contact wrote on. What failed is no answer.
/// </summary>
internal static class ReplyCollision
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <returns>Null where nothing did, or nobody asks.</returns>
    public static async Task<ReplyRefusal?> FindAsync(
        InboxDbContext db, Guid conversationId, Agent author, OutgoingReply reply, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (reply.SeenAt is not { } seenAt)
        {
            return null;
        }

        var said = SaidSince(db, conversationId, author, seenAt, reply.ShownAt ?? DateTimeOffset.MaxValue);
        var done = DoneSince(db, conversationId, author, seenAt);
        var found = await db.Conversations.Where(c => c.Id == conversationId)
            .Select(c => new { Said = said.FirstOrDefault(), Done = done.FirstOrDefault() }).SingleOrDefaultAsync(cancellationToken);
        return found?.Said?.ToRefusal(now) ?? found?.Done?.ToRefusal();
    }

    private static IQueryable<Said> SaidSince(
        InboxDbContext db, Guid conversationId, Agent author, DateTimeOffset seenAt, DateTimeOffset shownAt)
    {
        // By the time of sending for the index, and by the time of writing or receiving, which nothing that Meta says moves.
        var after = seenAt - ClocksDiffer;
        return
            from m in db.Messages
            where m.ConversationId == conversationId && m.SentAt > after
                && (m.Direction == MessageDirection.Incoming
                    ? m.ReceivedAt > shownAt
                    : m.AuthorId != author.Id && (m.QueuedAt ?? m.ReceivedAt) > seenAt
                        && m.Status != MessageStatus.Failed && m.Status != MessageStatus.Cancelled)
            orderby m.SentAt descending
            select new Said(
                m.Direction == MessageDirection.Incoming,
                db.Agents.Where(a => a.Id == m.AuthorId).Select(a => a.Name).FirstOrDefault(),
                m.Text,
                (m.QueuedAt ?? m.ReceivedAt)!.Value);
    }

    private static IQueryable<Done> DoneSince(InboxDbContext db, Guid conversationId, Agent author, DateTimeOffset seenAt) =>
        from act in db.Activities
        where act.ConversationId == conversationId && act.At > seenAt && act.AgentId != null && act.AgentId != author.Id
            && (act.Kind == ActivityKind.Closed || (act.Kind == ActivityKind.Assigned && act.AssigneeId != author.Id))
            // What was taken by answering is told of as the answer.
            && !db.Messages.Any(m => m.ConversationId == conversationId && m.AuthorId == act.AgentId && m.QueuedAt == act.At)
        orderby act.At descending
        select new Done(
            db.Agents.Where(a => a.Id == act.AgentId).Select(a => a.Name).First(),
            act.Kind == ActivityKind.Closed,
            db.Agents.Where(a => a.Id == act.AssigneeId).Select(a => a.Name).FirstOrDefault()
                ?? db.Teams.Where(t => t.Id == act.TeamId).Select(t => t.Name).FirstOrDefault());

    private sealed record Said(bool IsTheirs, string? By, string? Text, DateTimeOffset At)
    {
        public ReplyRefusal ToRefusal(DateTimeOffset now) =>
            IsTheirs ? ReplyRefusal.TheyWrote(Text) : By is null ? ReplyRefusal.AnsweredElsewhere(Text)
            : ReplyRefusal.Answered(By, Text, now - At);
    }

    private sealed record Done(string By, bool IsClosed, string? GivenTo)
    {
        public ReplyRefusal ToRefusal() => IsClosed ? ReplyRefusal.ClosedBy(By) : ReplyRefusal.GivenBy(By, GivenTo);
    }
}
