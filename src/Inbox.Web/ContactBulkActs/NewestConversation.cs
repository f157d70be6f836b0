using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>The newest conversation of a contact that the agent sees, which tells of what is done to the contact as such.</summary>
/// <param name="BlockedAt">Since when the contact is blocked.</param>
internal sealed record NewestConversation(Guid Id, ConversationStatus Status, DateTimeOffset? SnoozedUntil, DateTimeOffset? BlockedAt)
{
    public static Task<NewestConversation?> FindAsync(
        InboxDbContext db, Agent by, Guid contactId, CancellationToken cancellationToken) =>
        db.VisibleTo(by).Where(c => c.ContactId == contactId)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
            .Select(c => new NewestConversation(
                c.Id, c.Status, c.SnoozedUntil, db.Contacts.Where(x => x.Id == contactId).Select(x => x.BlockedAt).Single()))
            .FirstOrDefaultAsync(cancellationToken);
}
