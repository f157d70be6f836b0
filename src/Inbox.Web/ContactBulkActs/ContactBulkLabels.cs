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
        var isOn = (batch.Act.Kind == ContactBulkKind.Label) != batch.IsBack;
        var isGone = isOn && label.RetiredAt is not null;
        var touched = batch.IsBack
            ? await db.TouchedSinceAsync(batch, ContactHistory.Label, change => (change.Was ?? change.Now) == label.Name, cancellationToken)
            : [];
        var changed = batch.Targets.Where(target => !isGone && given.ContainsKey(target.ContactId) != isOn
            && !touched.Contains(target.ContactId)).ToHashSet();
        foreach (var target in batch.Targets.Except(changed))
        {
            target.Leave(batch.IsBack ? ContactBulkOutcome.Kept : isGone ? ContactBulkOutcome.LeftOut : ContactBulkOutcome.Unchanged);
        }

        await ChangeAsync(batch, label, [.. changed], given, isOn, cancellationToken);
    }

    private async Task ChangeAsync(
        ContactBulkBatch batch, Label label, List<ContactBulkTarget> changed, Dictionary<Guid, ContactLabel> given, bool isOn,
        CancellationToken cancellationToken)
    {
        var merges = await db.ForgetLabelOriginAsync([.. changed.Select(target => target.ContactId)], label.Id, cancellationToken);
        foreach (var target in changed)
        {
            var contact = batch.ContactOf(target);
            db.ContactChanges.Add(new(
                contact, batch.By, ContactHistory.Label, isOn ? null : label.Name, isOn ? label.Name : null, batch.Now));
            var origin = isOn ? null : new LabelOrigin(
                given[contact.Id].ContactIdentityId, [.. merges[contact.Id].Where(m => !m.IsCommon).Select(m => m.MergeId)],
                [.. merges[contact.Id].Where(m => m.IsCommon).Select(m => m.MergeId)]);
            _ = isOn ? db.Add(PutOn(contact, label, target.LabelOrigin)) as object : db.ContactLabels.Remove(given[contact.Id]);
            Note(batch, target, origin);
        }

        if (batch.IsBack && isOn)
        {
            var origins = changed.Where(target => target.LabelOrigin is not null).Select(target => LabelOrigin.Parse(target.LabelOrigin!));
            await db.RestoreLabelOriginAsync([.. origins], label.Id, cancellationToken);
        }
    }

    private static void Note(ContactBulkBatch batch, ContactBulkTarget target, LabelOrigin? origin)
    {
        if (batch.IsBack)
        {
            target.TakeBack(batch.Now);
        }
        else
        {
            target.ChangeLabel(batch.Now, origin?.ToString());
        }
    }

    private static ContactLabel PutOn(Contact contact, Label label, string? origin) => new(contact.OrganizationId, contact.Id, label.Id)
    {
        ContactIdentityId = origin is null ? null : LabelOrigin.Parse(origin).IdentityId,
    };
}
