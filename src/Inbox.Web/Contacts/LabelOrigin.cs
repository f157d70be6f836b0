using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

internal static class LabelOrigin
{
    /// <summary>What somebody takes off or puts on by hand came by no merge from then on. It is saved by whoever asks.</summary>
    public static async Task ForgetLabelOriginAsync(
        this InboxDbContext db, Guid[] contactIds, Guid labelId, CancellationToken cancellationToken)
    {
        foreach (var merge in await db.ContactMerges
            .Where(m => contactIds.Contains(m.ContactId) && m.UndoneAt == null)
            .Where(m => m.Labels.Contains(labelId) || m.CommonLabels.Contains(labelId)).ToListAsync(cancellationToken))
        {
            merge.MoveLabels([.. merge.Labels.Where(id => id != labelId)], [.. merge.CommonLabels.Where(id => id != labelId)]);
        }
    }
}
