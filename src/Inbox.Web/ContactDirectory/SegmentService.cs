using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Saves segments; the reasons are keys of the localizer.</summary>
public sealed class SegmentService(InboxDbContext db, SegmentMembers members, TimeProvider clock)
{
    /// <summary>Why a change was not saved that somebody else's came before.</summary>
    public const string Raced = "A colleague changed this segment meanwhile. Save again to put yours in its place.";

    /// <returns>Why it was not saved; null where it was.</returns>
    public async Task<string?> SaveAsync(
        SignedInAgent by, Segment segment, SegmentFormPage page, bool isNew, CancellationToken cancellationToken)
    {
        var (agentId, filter) = (by.Agent.Id, FilterJson.Write(page.Conditions.ToFilter()));
        if (isNew && await db.Segments.CountAsync(s => s.OwnerId == agentId, cancellationToken) >= Segment.MaxCount)
        {
            return "You have 100 segments. Remove one before you make another.";
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // A frozen one that is asked for other people holds those whom it finds now.
        var freezes = page.Form.IsFrozen && (segment.FrozenAt is null || FilterJson.Parse(segment.Filter) is not { } was
            || FilterJson.Write(was) != filter);
        segment.Change(page.Form.CleanName!, filter);
        segment.Share(page.Form.Audience, page.Form.TeamId);
        segment.Freeze(!page.Form.IsFrozen ? null : freezes ? clock.GetUtcNow() : segment.FrozenAt);
        if (await TrySaveAsync(segment, page.Form.Seen, isNew, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!await members.KeepAsync(by.Agent, segment, freezes, page.Condition, cancellationToken))
        {
            return "More than 100,000 contacts are found, and so many cannot be frozen. Add a condition.";
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <param name="seen">The version that the change is meant for.</param>
    private async Task<string?> TrySaveAsync(Segment segment, uint? seen, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            db.Segments.Add(segment);
        }
        else
        {
            db.Entry(segment).Property(s => s.Version).OriginalValue = seen ?? segment.Version;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Raced;
        }
        catch (DbUpdateException exception) when (isNew && exception.IsUniqueViolation())
        {
            return await IsThereAsync(segment, cancellationToken) ? null
                : "This form was sent before, and the segment is there. Open a new form for another one.";
        }
    }

    /// <summary>Whether the same form was sent twice, and the segment is there.</summary>
    private Task<bool> IsThereAsync(Segment segment, CancellationToken cancellationToken)
    {
        var (id, owner, name) = (segment.Id, segment.OwnerId, segment.Name);
        return db.Segments.AnyAsync(s => s.Id == id && s.OwnerId == owner && s.Name == name, cancellationToken);
    }

    /// <summary>The version that a form is shown with; null where there is no such segment.</summary>
    public Task<uint?> SeenAsync(Guid id, CancellationToken cancellationToken) =>
        db.Segments.Where(s => s.Id == id).Select(s => (uint?)s.Version).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Removes a segment that no other one is made of.</summary>
    /// <returns>Why it was not; null where it is gone.</returns>
    public async Task<string?> DeleteAsync(Segment segment, CancellationToken cancellationToken)
    {
        var id = segment.Id;
        var others = await db.Segments.Where(s => s.Id != id).Select(s => s.Filter).ToListAsync(cancellationToken);
        if (others.Exists(filter => filter.Contains(id.ToString(), StringComparison.Ordinal)))
        {
            return "Another segment is made of this one, yours or a colleague’s. Change that one first.";
        }

        await db.Segments.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken);
        return null;
    }
}
