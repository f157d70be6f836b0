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
        var (id, after) = (conversation.Id, conversation.AnsweredUntil ?? DateTimeOffset.MinValue);
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
            here.Select(m => m.StoredAt).Append(stored?.StoredAt).Max());
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
