using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// Which files an agent may see: those of conversations and contacts that the agent sees, and those that no message carries yet.
/// </summary>
internal static class FileVisibility
{
    public static async Task<bool> MaySeeFileAsync(this InboxDbContext db, Agent agent, Guid fileId, CancellationToken cancellationToken)
    {
        if (agent.SightInEffect == AccessScope.Everything)
        {
            return true;
        }

        var carriers = db.Messages.Where(m => m.Attachments.Any(a => a.FileId == fileId)).Select(m => m.ConversationId);
        var faces = db.Contacts.Where(c => c.PictureFileId == fileId).Select(c => c.Id);
        return await db.VisibleTo(agent).AnyAsync(c => carriers.Contains(c.Id) || faces.Contains(c.ContactId), cancellationToken)
            || !await carriers.AnyAsync(cancellationToken) && !await faces.AnyAsync(cancellationToken);
    }
}
