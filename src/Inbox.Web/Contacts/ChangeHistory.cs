using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>
/// What some contacts' owners or labels were, one change after the other, so that one of them can be taken back in whatever order: the
/// rest stands as if it had not been.
/// </summary>
internal sealed class ChangeHistory
{
    private readonly ILookup<(Guid ContactId, Guid? LabelId), ContactChange> changes;

    private ChangeHistory(IEnumerable<ContactChange> changes, bool isOfLabels) =>
        this.changes = changes.ToLookup(change => (change.ContactId, isOfLabels ? change.WasId ?? change.NowId : null));

    public static Task<ChangeHistory> OfOwnersAsync(InboxDbContext db, Guid[] contactIds, CancellationToken cancellationToken) =>
        LoadAsync(db, contactIds, ContactProperties.Owner, cancellationToken);

    public static Task<ChangeHistory> OfLabelsAsync(InboxDbContext db, Guid[] contactIds, CancellationToken cancellationToken) =>
        LoadAsync(db, contactIds, ContactHistory.Label, cancellationToken);

    /// <summary>What comes of taking back what an act did.</summary>
    /// <param name="was">The owner, or the label, that was before it, as the act knows it.</param>
    /// <param name="labelId">Null for owners.</param>
    public ChangeUndo Of(Guid contactId, Guid actId, Guid? was, Guid? labelId = null)
    {
        var all = changes[(contactId, labelId)].ToList();
        var place = all.FindLastIndex(change => change.ActId == actId && !change.IsTakenBack);
        var next = place < 0 ? null : all.Skip(place + 1).FirstOrDefault(change => !change.IsTakenBack);
        for (var before = place - 1; before >= 0 && all[before].IsTakenBack; before--)
        {
            was = all[before].WasId;
        }

        return place < 0 || next is { ActId: null } ? ChangeUndo.None : new(all[place], IsLast: next is null, was);
    }

    private static async Task<ChangeHistory> LoadAsync(
        InboxDbContext db, Guid[] contactIds, string property, CancellationToken cancellationToken) => new(
        await db.ContactChanges.Where(c => contactIds.Contains(c.ContactId) && c.Property == property).OrderBy(c => c.At).ThenBy(c => c.Id)
            .ToListAsync(cancellationToken),
        isOfLabels: property == ContactHistory.Label);
}

/// <summary>What comes of taking a change back.</summary>
/// <param name="Change">Null where it stays: somebody changed the same by hand right after it.</param>
/// <param name="IsLast">Whether nothing that stands changed the same after it: only then anything becomes another.</param>
/// <param name="Was">What stood before it.</param>
internal sealed record ChangeUndo(ContactChange? Change, bool IsLast, Guid? Was)
{
    public static readonly ChangeUndo None = new(null, IsLast: false, null);
}
