using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>What there is of a person, before it is erased.</summary>
public sealed record ErasurePage(Guid ContactId, string Name, int Conversations, int Messages, int Notes)
{
    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public static async Task<ErasurePage?> FindAsync(InboxDbContext db, Agent reader, Guid id, CancellationToken cancellationToken)
    {
        var name = await db.ContactsVisibleTo(reader).Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(cancellationToken);
        var theirs = db.Conversations.Where(c => c.ContactId == id);
        return name is null ? null : new(
            id, name, await theirs.CountAsync(cancellationToken),
            await db.Messages.CountAsync(m => theirs.Any(c => c.Id == m.ConversationId), cancellationToken),
            await db.ContactNotes.CountAsync(n => n.ContactId == id, cancellationToken));
    }
}
