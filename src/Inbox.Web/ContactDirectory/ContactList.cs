using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Inbox.Web.Threads;

namespace Inbox.Web.ContactDirectory;

/// <summary>A page of contacts, and the cursor of the next one where there is more.</summary>
/// <param name="IsUnfinished">Whether it took too long, so that nobody is shown.</param>
public sealed record ContactList(IReadOnlyList<ContactRow> Rows, string? Older, bool IsUnfinished = false)
{
    /// <summary>Whatever takes longer is said to.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <param name="hasSources">Whether it is shown what led each here.</param>
    internal static async Task<ContactList> LoadAsync(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition,
        IContactOrder order, bool hasSources, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        try
        {
            var asked = Asked(db, reader, question, condition);
            var (rows, older) = await order.FindAsync(new ContactListSource(db, reader), asked, question, patience.Token);
            return new(await ContactRowMarks.AddAsync(db, reader, rows, hasSources, patience.Token), older);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new([], null, IsUnfinished: true);
        }
    }

    /// <summary>Whom a question is about, in no order.</summary>
    internal static IQueryable<Contact> Asked(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition) =>
        Matching(db, db.ContactsVisibleTo(reader).Where(condition), question.Text);

    /// <summary>Every word is in the name or in what is noted, by the rules of search; of a text of signs, the name as it is.</summary>
    private static IQueryable<Contact> Matching(InboxDbContext db, IQueryable<Contact> contacts, string text)
    {
        if (text.Length == 0)
        {
            return contacts;
        }

        var terms = SearchTerm.Of(text);
        if (terms.Count == 0)
        {
            return contacts.Where(ContactName.Contains(text));
        }

        var entries = db.ContactEntries.Where(FoldedText.Contains<ContactEntry>(entry => entry.Text, terms));
        return contacts.Where(contact => entries.Any(entry => entry.Id == contact.Id));
    }
}
