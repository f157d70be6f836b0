using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Keeps whom a frozen segment holds.</summary>
public sealed class SegmentMembers(InboxDbContext db)
{
    /// <summary>A frozen one holds whom whoever froze it saw; one that is not holds nobody by name.</summary>
    /// <returns>False where they are more than it can hold.</returns>
    /// <param name="freezes">Whether it holds from now on whom the condition finds now.</param>
    public async Task<bool> KeepAsync(
        Agent by, Segment segment, bool freezes, Expression<Func<Contact, bool>> condition, CancellationToken cancellationToken)
    {
        if (segment.FrozenAt is null || freezes)
        {
            await db.SegmentMembers.Where(m => m.SegmentId == segment.Id).ExecuteDeleteAsync(cancellationToken);
        }

        return !freezes || await AddAsync(by, segment, condition, cancellationToken);
    }

    private async Task<bool> AddAsync(
        Agent by, Segment segment, Expression<Func<Contact, bool>> condition, CancellationToken cancellationToken)
    {
        var ids = await db.ContactsVisibleTo(by).Where(condition).OrderBy(c => c.Id).Take(Segment.MaxMembers + 1)
            .Select(c => c.Id).ToListAsync(cancellationToken);
        return ids.Count <= Segment.MaxMembers && await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO segment_members (organization_id, segment_id, contact_id)
            SELECT {segment.OrganizationId}, {segment.Id}, id FROM unnest({ids}) AS id
            """,
            cancellationToken) >= 0;
    }
}
