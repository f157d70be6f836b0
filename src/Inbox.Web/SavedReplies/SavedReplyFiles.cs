using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.SavedReplies;

/// <summary>Whoever may use or change a saved reply may see and send its files.</summary>
public sealed class SavedReplyFiles(InboxDbContext db) : IFileHolder
{
    public IQueryable<Guid> FilesOf(Agent agent) =>
        db.UsableBy(agent).SelectMany(r => r.FileIds).Concat(db.ChangeableBy(agent).SelectMany(r => r.FileIds));
}
