using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>An order of the list of contacts.</summary>
internal interface IContactOrder
{
    /// <returns>The rows behind a place, and the cursor of the last of them where more follow.</returns>
    Task<(IReadOnlyList<ContactRow> Rows, string? Older)> FindAsync(
        ContactListSource source, IQueryable<Contact> asked, ContactQuestion question, CancellationToken cancellationToken);
}
