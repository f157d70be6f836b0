namespace Inbox.Web.ContactBulkActs;

/// <summary>What acts on many contacts are called, as keys of the localizer that are counted by how many they are.</summary>
public static class ContactBulkWords
{
    /// <summary>What is asked, before it is done; the second argument is the label or the agent.</summary>
    public static string Asked(ContactBulkOrder order) => order switch
    {
        { Kind: ContactBulkKind.Label } => "Put the label “{1}” on {0} contacts",
        { Kind: ContactBulkKind.Unlabel } => "Take the label “{1}” off {0} contacts",
        { Kind: ContactBulkKind.SetOwner, OwnerId: null } => "Give {0} contacts to nobody",
        { Kind: ContactBulkKind.SetOwner } => "Give {0} contacts to {1}",
        { Kind: ContactBulkKind.Block } => "Block {0} contacts",
        { Kind: ContactBulkKind.Unblock } => "Unblock {0} contacts",
        { Kind: ContactBulkKind.Erase } => "Erase {0} contacts",
        _ => throw new InvalidOperationException($"No words for {order.Kind}."),
    };

    public static string Done(ContactBulkAct act) => act switch
    {
        { State: ContactBulkState.Undone } => "Taken back for {0} contacts.",
        { Kind: ContactBulkKind.Label } => "{0} contacts labelled.",
        { Kind: ContactBulkKind.Unlabel } => "Label taken off {0} contacts.",
        { Kind: ContactBulkKind.SetOwner, OwnerId: null } => "{0} contacts have no owner now.",
        { Kind: ContactBulkKind.SetOwner } => "{0} contacts have another owner.",
        { Kind: ContactBulkKind.Block } => "{0} contacts blocked.",
        { Kind: ContactBulkKind.Unblock } => "{0} contacts unblocked.",
        { Kind: ContactBulkKind.Erase } => "{0} contacts erased.",
        _ => throw new InvalidOperationException($"No words for {act.Kind}."),
    };

    /// <summary>How many <see cref="Done"/> is about.</summary>
    public static int Count(ContactBulkAct act) => act.State == ContactBulkState.Undone ? act.Changed - act.Kept : act.Changed;
}
