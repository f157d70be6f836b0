using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>Finds since when contacts wait where an answer from elsewhere came to us after what was written after it.</summary>
internal static class UnsureWaits
{
    public static async Task SettleAsync(InboxDbContext db, IEnumerable<Conversation> conversations, CancellationToken cancellationToken)
    {
        foreach (var conversation in conversations.Where(c => c.IsWaitingUnsure))
        {
            var (id, after) = (conversation.Id, conversation.AnsweredUntil);
            var stored = await db.Messages
                .Where(m => m.ConversationId == id && m.Direction == MessageDirection.Incoming && m.SentAt > after)
                .MinAsync(m => (DateTimeOffset?)m.SentAt, cancellationToken);
            var arrived = db.Messages.Local
                .Where(m => m.ConversationId == id && m.Direction == MessageDirection.Incoming && m.SentAt > after)
                .Min(m => (DateTimeOffset?)m.SentAt);
            conversation.WaitFrom(arrived < stored || stored is null ? arrived : stored);
        }
    }
}
