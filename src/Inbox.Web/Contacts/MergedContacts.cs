using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

internal static class MergedContacts
{
    /// <summary>A contact that became part of one that became part of one… more often than this is not followed.</summary>
    private const int MaxSteps = 20;

    /// <summary>The contact of which one that is there no more became part; null where it became part of none.</summary>
    /// <remarks>Who may see it is for the caller to ask.</remarks>
    public static async Task<Guid?> ContactOfMergedAsync(this InboxDbContext db, Guid id, CancellationToken cancellationToken)
    {
        Guid? kept = null;
        for (var step = 0; step < MaxSteps; step++)
        {
            var from = kept ?? id;
            var next = await db.ContactMerges.Where(m => m.MergedId == from && m.UndoneAt == null)
                .Select(m => (Guid?)m.ContactId).FirstOrDefaultAsync(cancellationToken);
            if (next is null)
            {
                break;
            }

            kept = next;
        }

        return kept;
    }
}
