using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A page of contacts, and the cursor of the next one where there is more.</summary>
/// <param name="IsUnfinished">Whether it took too long, so that nobody is shown.</param>
public sealed record ContactList(IReadOnlyList<ContactRow> Rows, string? Older, bool IsUnfinished = false)
{
    /// <summary>Whatever takes longer is said to.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static async Task<ContactList> LoadAsync(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        try
        {
            return await FindAsync(db, reader, question, condition, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new([], null, IsUnfinished: true);
        }
    }

    private static async Task<ContactList> FindAsync(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition,
        CancellationToken cancellationToken)
    {
        var asked = Asked(db, reader, question, condition);
        db.Companion = Companion.CustomPlan;
        var found = await InOrder(db.WithActivity(reader, asked), question)
            .TakeLiteral(PageSize.CountFor(PageSize.Default))
            .Select(seen => new ContactRow(
                new RowContact(seen.Contact.Id, seen.Contact.Name, seen.Contact.FirstName, seen.Contact.LastName, seen.Contact.PictureUrl)
                {
                    PictureFileId = seen.Contact.PictureFileId,
                    HasOwnName = seen.Contact.NameAtMeta != null,
                },
                seen.Contact.CreatedAt, seen.ActiveAt, seen.Contact.BlockedAt != null)
            {
                Phone = seen.Contact.Phone,
                Email = seen.Contact.Email,
                Owner = db.Agents.Where(a => a.Id == seen.Contact.OwnerId).Select(a => a.Name).FirstOrDefault(),
                OwnerId = seen.Contact.OwnerId,
            })
            .ToListAsync(cancellationToken);
        var (rows, last) = PageSize.Cut(found, PageSize.Default);
        return new(await ContactRowMarks.AddAsync(db, reader, rows, cancellationToken), CursorBehind(last, question));
    }

    /// <summary>Whom a question is about, in no order.</summary>
    internal static IQueryable<Contact> Asked(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition) =>
        Matching(db, db.ContactsVisibleTo(reader).Where(condition), question.Text);

    private static string? CursorBehind(ContactRow? last, ContactQuestion question) => last is null ? null
        : new Cursor(question.Sort == ContactSort.Activity ? last.ActiveAt : last.FirstSeenAt, last.Contact.Id).ToText(question.ListName);

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

    private static IQueryable<SeenContact> InOrder(IQueryable<SeenContact> contacts, ContactQuestion question)
    {
        var cursor = Cursor.Parse(question.Before, question.ListName);
        if (question.Sort == ContactSort.FirstSeen)
        {
            contacts = cursor is { } first
                ? contacts.Where(c => EF.Functions.LessThan(
                    ValueTuple.Create(c.Contact.CreatedAt, c.Contact.Id), ValueTuple.Create(first.At, first.Id)))
                : contacts;
            return contacts.OrderByDescending(c => c.Contact.CreatedAt).ThenByDescending(c => c.Contact.Id);
        }

        contacts = cursor is { } active
            ? contacts.Where(c => EF.Functions.LessThan(
                ValueTuple.Create(c.ActiveAt, c.Contact.Id), ValueTuple.Create(active.At, active.Id)))
            : contacts;
        return contacts.OrderByDescending(c => c.ActiveAt).ThenByDescending(c => c.Contact.Id);
    }
}
