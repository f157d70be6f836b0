using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Puts a label on many contacts, or takes it off, and back.</summary>
public sealed class ContactBulkLabels(InboxDbContext db) : IContactBulkStep
{
    public async Task RunAsync(ContactBulkBatch batch, CancellationToken cancellationToken)
    {
        var labelId = batch.Act.LabelId!.Value;
        var label = await db.Labels.AsNoTracking().SingleAsync(l => l.Id == labelId, cancellationToken);
        var given = await db.ContactLabels.Where(l => l.LabelId == labelId && batch.Ids.Contains(l.ContactId))
            .ToDictionaryAsync(l => l.ContactId, cancellationToken);
        var work = new ContactBulkLabelBatch(db, batch, label, given);
        await (batch.IsBack ? GoBackAsync(work, cancellationToken) : ActAsync(work, cancellationToken));
    }

    private async Task ActAsync(ContactBulkLabelBatch work, CancellationToken cancellationToken)
    {
        var isOn = work.Act.Kind == ContactBulkKind.Label;
        var isGone = isOn && work.Label.RetiredAt is not null;
        var changed = work.Targets.Where(target => !isGone && work.Current(target) is not null != isOn).ToHashSet();
        var merges = await db.ForgetLabelOriginAsync([.. changed.Select(target => target.ContactId)], work.Label.Id, cancellationToken);
        foreach (var target in work.Targets.Except(changed))
        {
            target.Leave(isGone ? ContactBulkOutcome.LeftOut : ContactBulkOutcome.Unchanged);
        }

        foreach (var target in changed)
        {
            target.ChangeLabel(
                work.Current(target) is { } was ? LabelOrigin.Of(was, merges[target.ContactId]).ToString() : null);
            work.Change(target, origin: null);
        }
    }

    private async Task GoBackAsync(ContactBulkLabelBatch work, CancellationToken cancellationToken)
    {
        var history = await ChangeHistory.OfLabelsAsync(db, [.. work.Targets.Select(target => target.ContactId)], cancellationToken);
        var origins = work.Targets.Where(target => target.LabelOrigin is not null)
            .ToDictionary(target => target.ContactId, target => LabelOrigin.Parse(target.LabelOrigin!));
        var apart = await db.ToldApartAsync(origins, cancellationToken);
        var restored = new List<LabelOrigin>();
        foreach (var target in work.Targets)
        {
            var origin = origins.GetValueOrDefault(target.ContactId);
            if (work.GoBack(target, history, origin, isApart: apart.Contains(target.ContactId)) && origin is not null)
            {
                restored.Add(origin);
            }
        }

        await db.RestoreLabelOriginAsync(restored, work.Label.Id, cancellationToken);
    }
}
