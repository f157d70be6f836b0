using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Saves segments; the reasons are keys of the localizer.</summary>
public sealed class SegmentService(InboxDbContext db, TimeProvider clock)
{
    /// <returns>Why it was not saved; null where it was.</returns>
    public async Task<string?> SaveAsync(
        SignedInAgent by, Segment segment, SegmentFormPage page, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew && await Segments.For(db, by.Agent).CountAsync(cancellationToken) >= Segment.MaxCount)
        {
            return "You have 100 segments. Remove one before you make another.";
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var freezes = page.Form.IsFrozen && segment.FrozenAt is null;
        segment.Change(page.Form.CleanName!, FilterJson.Write(page.Conditions.ToFilter()));
        segment.Share(page.Form.Audience, page.Form.TeamId);
        segment.Freeze(page.Form.IsFrozen ? segment.FrozenAt ?? clock.GetUtcNow() : null);
        if (!await TrySaveAsync(segment, isNew, cancellationToken))
        {
            return null;
        }

        if (!await KeepMembersAsync(by, segment, page, freezes, cancellationToken))
        {
            return "More than 100,000 contacts are found, and so many cannot be frozen. Add a condition.";
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <returns>False where the same form was sent twice, and the segment is there.</returns>
    private async Task<bool> TrySaveAsync(Segment segment, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            db.Segments.Add(segment);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (isNew && exception.IsUniqueViolation())
        {
            return false;
        }
    }

    /// <returns>Whether there is such a segment that the agent may change.</returns>
    public async Task<bool> DeleteAsync(Agent by, Guid id, CancellationToken cancellationToken)
    {
        var segment = await Segments.For(db, by).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (segment is null || !by.MayChange(segment))
        {
            return false;
        }

        await db.Segments.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>A frozen one holds whom whoever froze it saw; one that is not holds nobody by name.</summary>
    /// <returns>False where they are more than it can hold.</returns>
    private async Task<bool> KeepMembersAsync(
        SignedInAgent by, Segment segment, SegmentFormPage page, bool freezes, CancellationToken cancellationToken)
    {
        if (segment.FrozenAt is null)
        {
            await db.SegmentMembers.Where(m => m.SegmentId == segment.Id).ExecuteDeleteAsync(cancellationToken);
        }
        else if (freezes)
        {
            var condition = ((FilterCompiler<Contact>)page.Language).Compile(page.Conditions.ToFilter());
            var ids = await db.ContactsVisibleTo(by.Agent).Where(condition).OrderBy(c => c.Id).Take(Segment.MaxMembers + 1)
                .Select(c => c.Id).ToListAsync(cancellationToken);
            if (ids.Count > Segment.MaxMembers)
            {
                return false;
            }

            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO segment_members (organization_id, segment_id, contact_id)
                SELECT {segment.OrganizationId}, {segment.Id}, id FROM unnest({ids}) AS id
                """,
                cancellationToken);
        }

        return true;
    }
}
