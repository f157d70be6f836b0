using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>What happened to contacts since an import, and by which labels and later imports they are known.</summary>
internal sealed record ContactTraces(HashSet<Guid> InUse, ILookup<Guid, ContactLabel> Labels, ILookup<Guid, ContactImportRow> Later)
{
    public required ChangeHistory Owners { get; init; }

    public required ChangeHistory LabelHistory { get; init; }

    /// <summary>Who became one with somebody, or was told apart.</summary>
    public required HashSet<Guid> Merged { get; init; }

    /// <summary>By their ids: labels that are in use.</summary>
    public required IReadOnlyDictionary<Guid, Label> Known { get; init; }

    public static async Task<ContactTraces> LoadAsync(
        InboxDbContext db, ContactImport import, Guid[] ids, CancellationToken cancellationToken)
    {
        var importId = import.Id;
        var labels = await db.ContactLabels.Where(l => ids.Contains(l.ContactId)).ToListAsync(cancellationToken);
        var later = await db.ContactImportRows.Where(r => r.ContactId != null && ids.Contains(r.ContactId.Value) && r.ImportId != importId)
            .Where(r => r.Before != null && db.ContactImports.Any(i => i.Id == r.ImportId && i.StartedAt > import.StartedAt))
            .ToListAsync(cancellationToken);
        return new(
            await InUseAsync(db, ids, cancellationToken), labels.ToLookup(label => label.ContactId),
            later.ToLookup(row => row.ContactId!.Value))
        {
            Merged = await db.MergedSinceAsync(ids, import.StartedAt, cancellationToken),
            Owners = await ChangeHistory.OfOwnersAsync(db, ids, cancellationToken),
            LabelHistory = await ChangeHistory.OfLabelsAsync(db, ids, cancellationToken),
            Known = await db.Labels.AsNoTracking().Where(l => l.RetiredAt == null).ToDictionaryAsync(l => l.Id, cancellationToken),
        };
    }

    /// <summary>Who wrote, of whom somebody noted or changed something, and who is or was part of another.</summary>
    private static async Task<HashSet<Guid>> InUseAsync(InboxDbContext db, Guid[] ids, CancellationToken cancellationToken) =>
    [
        .. await db.ContactIdentities.Where(i => ids.Contains(i.ContactId)).Select(i => i.ContactId)
            .Concat(db.ContactNotes.Where(n => ids.Contains(n.ContactId)).Select(n => n.ContactId))
            .Concat(db.ContactChanges.Where(c => ids.Contains(c.ContactId) && c.Property != ContactHistory.Import).Select(c => c.ContactId))
            .Concat(db.ContactMerges.Where(m => ids.Contains(m.ContactId)).Select(m => m.ContactId))
            .Concat(db.ContactMerges.Where(m => ids.Contains(m.MergedId)).Select(m => m.MergedId)).ToListAsync(cancellationToken),
    ];
}
