using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Search;

namespace Inbox.Web.Importing;

/// <summary>What some rows of a file add: it is inserted at once.</summary>
internal sealed class NewRows(InboxDbContext db)
{
    private readonly List<ContactLabel> labels = [];

    public List<Contact> Contacts { get; } = [];

    public List<ContactChange> Changes { get; } = [];

    /// <summary>What became of each.</summary>
    public List<ContactImportRow> Rows { get; } = [];

    public void Give(Contact contact, IEnumerable<Guid> given) =>
        labels.AddRange(given.Select(label => new ContactLabel(contact.OrganizationId, contact.Id, label)));

    /// <param name="index">Knows the new contacts from then on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task CopyAsync(SearchIndexer index, CancellationToken cancellationToken)
    {
        await db.CopyAsync(Contacts, cancellationToken);
        await index.AddAsync(Contacts, cancellationToken);
        await db.CopyAsync(Changes, cancellationToken);
        await db.CopyAsync(labels, cancellationToken);
        await db.CopyAsync(Rows, cancellationToken);
    }
}
