using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Which contacts became one with others, or were told apart.</summary>
internal static class MergeHistory
{
    /// <summary>
    /// Those to whom that happened since a moment: what they are by now may be somebody else's, and what they were before is not simply put
    /// back.
    /// </summary>
    public static async Task<HashSet<Guid>> MergedSinceAsync(
        this InboxDbContext db, Guid[] ids, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var merges = db.ContactMerges.Where(m => m.At >= since || m.UndoneAt >= since);
        return await merges.Where(m => ids.Contains(m.ContactId)).Select(m => m.ContactId)
            .Concat(merges.Where(m => ids.Contains(m.MergedId)).Select(m => m.MergedId)).ToHashSetAsync(cancellationToken);
    }
}
