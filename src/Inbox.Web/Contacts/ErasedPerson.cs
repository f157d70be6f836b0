namespace Inbox.Web.Contacts;

/// <summary>A person who is erased, as they were known before contacts were merged.</summary>
/// <param name="Ids">The contact, and everybody who is part of it.</param>
/// <param name="Keys">Telephone numbers and addresses that any of them had before.</param>
public sealed record ErasedPerson(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Keys)
{
    public Guid ContactId => Ids[0];
}
