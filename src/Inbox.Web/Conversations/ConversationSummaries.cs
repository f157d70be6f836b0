using System.Linq.Expressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// Finds what the list shows of conversations where only the messages tell it: which is the newest, since when contacts wait, and what
/// of theirs may be unread.
/// </summary>
internal static class ConversationSummaries
{
    /// <summary>Settles what became unsure of conversations, messages included that are not saved yet; the caller saves.</summary>
    public static async Task SettleAsync(InboxDbContext db, IEnumerable<Conversation> conversations, CancellationToken cancellationToken)
    {
        foreach (var conversation in conversations.ToList())
        {
            if (conversation.IsWaitingUnsure)
            {
                await SettleWaitAsync(db, conversation, cancellationToken);
            }

            if (conversation.LastMessage.IsUnsure)
            {
                await SettleLastMessageAsync(db, conversation, cancellationToken);
            }
        }
    }

    /// <summary>An answer from elsewhere came to us after what was written after it, or what waited was taken back.</summary>
    private static async Task SettleWaitAsync(InboxDbContext db, Conversation conversation, CancellationToken cancellationToken)
    {
        var id = conversation.Id;
        var answeredUntil = conversation.AnsweredUntil ?? await AnsweredUntilAsync(db, conversation, cancellationToken);
        var after = answeredUntil ?? DateTimeOffset.MinValue;
        Expression<Func<Message, bool>> isNews = m => m.ConversationId == id && m.Direction == MessageDirection.Incoming
            && m.ReceivedAt != null && m.UnsentAt == null;
        var here = db.Messages.Local.Where(isNews.Compile()).ToList();
        var known = IdsHere(db, id);
        var stored = await db.Messages.Where(isNews).Where(m => !known.Contains(m.Id)).GroupBy(m => 1).Select(all => new
        {
            // By our clock, where Meta's is ahead.
            Since = all.Min(m => m.SentAt > after && (m.StoredAt == null || m.StoredAt > after)
                ? m.StoredAt < m.SentAt ? m.StoredAt : m.SentAt : null),
            StoredAt = all.Max(m => m.StoredAt),
        }).SingleOrDefaultAsync(cancellationToken);
        conversation.WaitFrom(
            here.Where(m => m.SentAt > after && !(m.StoredAt <= after)).Select(m => (DateTimeOffset?)m.SentAt).Append(stored?.Since).Min(),
            here.Select(m => m.StoredAt).Append(stored?.StoredAt).Max(),
            answeredUntil);
    }

    /// <summary>
    /// The newest answer of a person that has not failed, here or in Meta's own inbox, or the last time that the conversation was closed.
    /// </summary>
    private static async Task<DateTimeOffset?> AnsweredUntilAsync(
        InboxDbContext db, Conversation conversation, CancellationToken cancellationToken)
    {
        var (id, apps) = (conversation.Id, MetaApps.Ids);
        Expression<Func<Message, bool>> isAnswer = m => m.ConversationId == id && m.Direction == MessageDirection.Outgoing
            && m.Status != MessageStatus.Failed && m.Status != MessageStatus.Cancelled
            && (m.AuthorId != null || m.SenderAppId == null || apps.Contains(m.SenderAppId));
        var known = IdsHere(db, id);
        var answeredAt = await db.Messages.Where(isAnswer).Where(m => !known.Contains(m.Id))
            .MaxAsync(m => (DateTimeOffset?)(m.QueuedAt ?? m.SentAt), cancellationToken);

        // Who closed it with an answer that was not sent has not seen to it.
        var closedAt = await db.Activities
            .Where(a => a.ConversationId == id && (a.Kind == ActivityKind.Closed || a.Kind == ActivityKind.MarkedSpam)
                && !db.Messages.Any(m => m.ConversationId == id && m.AuthorId == a.AgentId && m.QueuedAt <= a.At
                    && (answeredAt == null || m.QueuedAt > answeredAt)))
            .MaxAsync(a => (DateTimeOffset?)a.At, cancellationToken);
        return db.Messages.Local.Where(isAnswer.Compile()).Select(m => (DateTimeOffset?)(m.QueuedAt ?? m.SentAt))
            .Append(answeredAt).Append(closedAt).Max();
    }

    /// <summary>The newest one moved back, since Meta told when it was sent, or one was sent while others behind it still wait.</summary>
    private static async Task SettleLastMessageAsync(InboxDbContext db, Conversation conversation, CancellationToken cancellationToken)
    {
        await KeepQueueBehindAsync(db, conversation, cancellationToken);
        var known = IdsHere(db, conversation.Id);
        var stored = await db.Messages.Include(m => m.Attachments)
            .Where(m => m.ConversationId == conversation.Id && !known.Contains(m.Id))
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        var newest = db.Messages.Local.Where(m => m.ConversationId == conversation.Id).Append(stored).OfType<Message>().Distinct()
            .OrderBy(m => m.SentAt).ThenBy(m => m.Id.ToString(), StringComparer.Ordinal).Last();
        conversation.LastMessage = LastMessage.Of(newest);
    }

    /// <summary>
    /// What is still to be sent stands where it was queued: once the one before it was sent, later than that, it would stand before it.
    /// </summary>
    private static async Task KeepQueueBehindAsync(InboxDbContext db, Conversation conversation, CancellationToken cancellationToken)
    {
        var (id, last) = (conversation.Id, conversation.LastMessage);
        var queued = await db.Messages.Include(m => m.Attachments)
            .Where(m => m.ConversationId == id && m.Status == MessageStatus.Queued && m.SentAt <= last.At && m.Id != last.Id)
            .OrderBy(m => m.SentAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        foreach (var (position, message) in queued.Index())
        {
            message.StandBehind(last.At.AddMicroseconds(position + 1));
        }
    }

    private static Guid[] IdsHere(InboxDbContext db, Guid conversationId) =>
        [.. db.ChangeTracker.Entries<Message>().Where(e => e.Entity.ConversationId == conversationId).Select(e => e.Entity.Id)];
}
