namespace Inbox.Web.ContactBulkActs;

/// <summary>Does one kind of act to a batch of contacts, or takes it back, and notes at each what became of them.</summary>
public interface IContactBulkStep
{
    Task RunAsync(ContactBulkBatch batch, CancellationToken cancellationToken);
}
