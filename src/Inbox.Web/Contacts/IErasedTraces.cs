namespace Inbox.Web.Contacts;

/// <summary>Deletes what a part of the app knows of a person who is erased, beside what hangs on the contact.</summary>
public interface IErasedTraces
{
    /// <summary>Within the transaction of the erasure, while the contact is there still; the caller saves.</summary>
    Task DeleteAsync(ErasedPerson person, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The erasure is done.</summary>
    void Finish();
}
