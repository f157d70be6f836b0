namespace Inbox.Web.Contacts;

/// <summary>Deletes what a part of the app knows of a person who is erased, beside what hangs on the contact.</summary>
public interface IErasedTraces
{
    /// <summary>Within the transaction of the erasure, while the contact is there still; the caller saves.</summary>
    Task DeleteAsync(ErasedPerson person, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The erasure is done.</summary>
    void Finish();
}

/// <summary>A person who is erased, as they were known before contacts were merged.</summary>
/// <param name="Ids">The contact, and everybody who is part of it.</param>
/// <param name="Keys">Telephone numbers and addresses that any of them had before.</param>
public sealed record ErasedPerson(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Keys)
{
    public Guid ContactId => Ids[0];
}
