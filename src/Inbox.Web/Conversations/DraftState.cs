using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>What is kept of what the reader writes, and who else writes there now.</summary>
public sealed record DraftState(SavedDraft? Saved, IReadOnlyList<string> Writers)
{
    /// <summary>Whose draft was kept so lately is writing: a draft is kept a moment after each word.</summary>
    public static readonly TimeSpan WritingFor = TimeSpan.FromSeconds(8);

    public static async Task<DraftState> OfAsync(
        InboxDbContext db, Agent reader, Guid conversationId, SavedDraft? saved, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - WritingFor;
        return new(saved, await (
            from d in db.SavedDrafts
            where d.ConversationId == conversationId && d.SavedAt > since && d.AgentId != reader.Id
            join writer in db.Agents on d.AgentId equals writer.Id
            orderby writer.Name
            select writer.Name).ToListAsync(cancellationToken));
    }
}
