using System.Linq.Expressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// Finds since when contacts wait, and what of theirs may be unread, where only the messages tell: an answer from elsewhere came to us
/// after what was written after it, or what waited was taken back.
/// </summary>
internal static class UnsureWaits
{
    public static async Task SettleAsync(InboxDbContext db, IEnumerable<Conversation> conversations, CancellationToken cancellationToken)
    {
        foreach (var conversation in conversations.Where(c => c.IsWaitingUnsure))
        {
            var (id, after) = (conversation.Id, conversation.AnsweredUntil ?? DateTimeOffset.MinValue);
            Expression<Func<Message, bool>> isNews = m => m.ConversationId == id && m.Direction == MessageDirection.Incoming
                && m.ReceivedAt != null && m.UnsentAt == null;
            var here = db.Messages.Local.Where(isNews.Compile()).ToList();
            var known = db.Messages.Local.Where(m => m.ConversationId == id).Select(m => m.Id).ToArray();
            var stored = await db.Messages.Where(isNews).Where(m => !known.Contains(m.Id)).GroupBy(m => 1).Select(all => new
            {
                Since = all.Min(m => m.SentAt > after ? (DateTimeOffset?)m.SentAt : null),
                StoredAt = all.Max(m => m.StoredAt),
            }).SingleOrDefaultAsync(cancellationToken);
            conversation.WaitFrom(
                here.Where(m => m.SentAt > after).Select(m => (DateTimeOffset?)m.SentAt).Append(stored?.Since).Min(),
                here.Select(m => m.StoredAt).Append(stored?.StoredAt).Max());
        }
    }
}
