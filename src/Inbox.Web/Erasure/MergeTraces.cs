using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>What merges know of a person who is erased.</summary>
internal static class MergeTraces
{
    /// <summary>
    /// Deletes what both sides of their merges were, and their name in the history of whoever they were part of. The caller saves.
    /// </summary>
    /// <returns>Everybody whom the person was known as.</returns>
    public static async Task<ErasedPerson> DeleteAsync(InboxDbContext db, Guid contactId, CancellationToken cancellationToken)
    {
        List<Guid> ids = [contactId];
        List<ContactMerge> own = [];
        for (var place = 0; place < ids.Count; place++)
        {
            var kept = ids[place];
            var merged = await db.ContactMerges.Where(m => m.ContactId == kept && m.UndoneAt == null).ToListAsync(cancellationToken);
            own.AddRange(merged);
            ids.AddRange(merged.Select(merge => merge.MergedId));
        }

        var merges = await db.ContactMerges.Where(m => ids.Contains(m.ContactId) || ids.Contains(m.MergedId))
            .ToListAsync(cancellationToken);
        await db.ContactChanges.Where(c => (c.Property == ContactHistory.Merge || c.Property == ContactHistory.Unmerge)
            && c.NowId != null && ids.Contains(c.NowId.Value)).ExecuteDeleteAsync(cancellationToken);
        foreach (var merge in merges)
        {
            // Of a version that kept the name alone.
            await db.ContactChanges.Where(c => c.ContactId == merge.ContactId && c.Now == merge.MergedName && c.NowId == null
                && (c.Property == ContactHistory.Merge || c.Property == ContactHistory.Unmerge)).ExecuteDeleteAsync(cancellationToken);
        }

        db.ContactMerges.RemoveRange(merges);
        var snapshots = own.SelectMany(merge => new[] { merge.Before, merge.Merged }).Select(ContactSnapshot.Parse);
        return new([.. ids], [.. snapshots.SelectMany(snapshot => snapshot.Keys).Distinct()]);
    }
}
