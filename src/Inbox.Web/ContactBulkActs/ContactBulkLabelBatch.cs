using Inbox.Web.Contacts;
using Inbox.Web.Data;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Some of the contacts that are chosen, and who of them has the label.</summary>
internal sealed class ContactBulkLabelBatch(
    InboxDbContext db, ContactBulkBatch batch, Label label, IReadOnlyDictionary<Guid, ContactLabel> given)
{
    public ContactBulkAct Act => batch.Act;

    public Label Label => label;

    public IReadOnlyList<ContactBulkTarget> Targets => batch.Targets;

    /// <returns>Null where the contact does not have it.</returns>
    public ContactLabel? Current(ContactBulkTarget target) => given.GetValueOrDefault(target.ContactId);

    /// <summary>Takes it off where it is, and puts it on where it is not.</summary>
    /// <param name="origin">How the contact came by it, where it is put on again.</param>
    public void Change(ContactBulkTarget target, LabelOrigin? origin)
    {
        var (contact, current) = (batch.ContactOf(target), Current(target));
        var change = ContactChange.Of(contact, batch.By, label, isOn: current is null, batch.Now, Act.Id);
        db.ContactChanges.Add(batch.IsBack ? change.TakeBack() : change);
        _ = current is not null ? db.ContactLabels.Remove(current)
            : db.ContactLabels.Add(new(contact.OrganizationId, contact.Id, label.Id) { ContactIdentityId = origin?.IdentityId });
    }

    /// <param name="isApart">Whether the contact has no claim to it any more.</param>
    /// <returns>Whether it was put on again.</returns>
    public bool GoBack(ContactBulkTarget target, ChangeHistory history, LabelOrigin? origin, bool isApart)
    {
        var (undo, current) = (UndoOf(target, history), Current(target));
        var isChange = undo.IsLast && undo.Was is not null == current is null;
        if (undo.Change is null || (isChange && current is null && (isApart || label.RetiredAt is not null)))
        {
            target.Leave(ContactBulkOutcome.Kept);
            return false;
        }

        undo.Change.TakeBack();
        target.Leave(ContactBulkOutcome.TakenBack);
        if (isChange)
        {
            Change(target, origin);
        }

        return isChange && current is null;
    }

    /// <summary>What was changed without a line in the history stays.</summary>
    private ChangeUndo UndoOf(ContactBulkTarget target, ChangeHistory history)
    {
        var wasOn = Act.Kind == ContactBulkKind.Unlabel;
        var undo = history.Of(target.ContactId, Act.Id, wasOn ? label.Id : null, label.Id);
        return undo.IsLast && wasOn == Current(target) is not null ? ChangeUndo.None : undo;
    }
}
