using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>
/// Which files an agent may see, and so may send: those of conversations and contacts that the agent sees, those that the agent has in
/// hand (a draft, a message for later, whatever an <see cref="IFileHolder"/> says), and uploads of the agent's own that no message carries
/// yet. A form or a program that names any other gets the answer that it would get for a file that is not there.
/// </summary>
public sealed class VisibleFiles(InboxDbContext db, IEnumerable<IFileHolder> holders)
{
    public IQueryable<StoredFile> For(Agent agent)
    {
        var seesAll = agent.SightInEffect == AccessScope.Everything;
        var conversations = db.VisibleTo(agent);
        var drafts = db.SavedDrafts.Where(d => d.AgentId == agent.Id).SelectMany(d => d.FileIds);
        var held = holders.Aggregate(
            drafts.Concat(db.ScheduledReplies.Where(r => r.AuthorId == agent.Id).SelectMany(r => r.FileIds)),
            (all, holder) => all.Concat(holder.FilesOf(agent)));
        return db.StoredFiles.Where(f =>
            (seesAll && f.UploadedById == null)
            || (f.UploadedById == agent.Id && !db.Messages.Any(m => m.Attachments.Any(a => a.FileId == f.Id)))
            || db.Messages.Any(m => m.Attachments.Any(a => a.FileId == f.Id) && conversations.Any(c => c.Id == m.ConversationId))
            || db.Contacts.Any(p => p.PictureFileId == f.Id && conversations.Any(c => c.ContactId == p.Id))
            || held.Contains(f.Id));
    }
}

/// <summary>Something beside messages that holds files for agents, such as saved replies.</summary>
public interface IFileHolder
{
    /// <summary>The files that the agent may use for it; one may be named more than once.</summary>
    IQueryable<Guid> FilesOf(Agent agent);
}
