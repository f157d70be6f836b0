using System.Text.Json;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>How a contact came by a label: beside whose thread it was put on, and which merges brought it.</summary>
/// <param name="Moved">Merges that brought it.</param>
/// <param name="Common">Merges of two who both had it.</param>
public sealed record LabelOrigin(Guid? IdentityId, Guid[] Moved, Guid[] Common)
{
    public static LabelOrigin Of(ContactLabel label, IEnumerable<(Guid MergeId, bool IsCommon)> merges) => new(
        label.ContactIdentityId, [.. merges.Where(merge => !merge.IsCommon).Select(merge => merge.MergeId)],
        [.. merges.Where(merge => merge.IsCommon).Select(merge => merge.MergeId)]);

    public static LabelOrigin Parse(string json) => JsonSerializer.Deserialize<LabelOrigin>(json)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}

internal static class LabelOrigins
{
    /// <summary>What somebody takes off or puts on by hand came by no merge from then on. It is saved by whoever asks.</summary>
    /// <returns>The merges that brought each contact the label, before that.</returns>
    public static async Task<ILookup<Guid, (Guid MergeId, bool IsCommon)>> ForgetLabelOriginAsync(
        this InboxDbContext db, Guid[] contactIds, Guid labelId, CancellationToken cancellationToken)
    {
        var merges = await db.ContactMerges.Where(m => contactIds.Contains(m.ContactId) && m.UndoneAt == null)
            .Where(m => m.Labels.Contains(labelId) || m.CommonLabels.Contains(labelId)).ToListAsync(cancellationToken);
        var before = merges.ToLookup(merge => merge.ContactId, merge => (merge.Id, merge.CommonLabels.Contains(labelId)));
        foreach (var merge in merges)
        {
            merge.MoveLabels([.. merge.Labels.Where(id => id != labelId)], [.. merge.CommonLabels.Where(id => id != labelId)]);
        }

        return before;
    }

    /// <summary>
    /// Who has no claim to a label any more that they once had: the merge that brought it is undone, or the identity is another's by which
    /// they had it.
    /// </summary>
    public static async Task<HashSet<Guid>> ToldApartAsync(
        this InboxDbContext db, IReadOnlyDictionary<Guid, LabelOrigin> origins, CancellationToken cancellationToken)
    {
        Guid[] merges = [.. origins.Values.SelectMany(origin => origin.Moved)];
        Guid[] identities = [.. origins.Values.Select(origin => origin.IdentityId).OfType<Guid>()];
        var undone = (await db.ContactMerges.Where(m => merges.Contains(m.Id) && m.UndoneAt != null).Select(m => m.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        var owners = await db.ContactIdentities.Where(i => identities.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.ContactId, cancellationToken);
        return
        [
            .. from pair in origins
               where pair.Value.Moved.Any(undone.Contains)
                   || (pair.Value.IdentityId is { } id && owners.GetValueOrDefault(id) != pair.Key)
               select pair.Key
        ];
    }

    /// <summary>A label is put back that was taken off a moment ago: merges that are not undone brought it again.</summary>
    public static async Task RestoreLabelOriginAsync(
        this InboxDbContext db, IReadOnlyCollection<LabelOrigin> origins, Guid labelId, CancellationToken cancellationToken)
    {
        var common = origins.SelectMany(origin => origin.Common).ToHashSet();
        Guid[] ids = [.. origins.SelectMany(origin => origin.Moved), .. common];
        foreach (var merge in await db.ContactMerges.Where(m => ids.Contains(m.Id) && m.UndoneAt == null).ToListAsync(cancellationToken))
        {
            merge.MoveLabels(
                common.Contains(merge.Id) ? merge.Labels : [.. merge.Labels, labelId],
                common.Contains(merge.Id) ? [.. merge.CommonLabels, labelId] : merge.CommonLabels);
        }
    }
}
