using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>
/// Lists contacts by a value, and those who have none, by their id, after all others: two questions, since one for both would find its
/// rows by no index.
/// </summary>
/// <param name="isDescending">Whether the greatest value comes first.</param>
/// <param name="key">The value, of those who have one.</param>
/// <param name="without">Who has none; null where everybody has one.</param>
/// <param name="format">How a value stands in a cursor.</param>
internal sealed class ContactOrder<TKey>(
    bool isDescending, Expression<Func<SeenContact, TKey>> key, Expression<Func<Contact, bool>>? without, CursorFormat<TKey> format)
    : IContactOrder
{
    private static readonly int Count = PageSize.CountFor(PageSize.Default);

    public async Task<(IReadOnlyList<ContactRow> Rows, string? Older)> FindAsync(
        ContactListSource source, IQueryable<Contact> asked, ContactQuestion question, CancellationToken cancellationToken)
    {
        var place = ValueCursor.Parse(question.Before, question.ListName);
        var found = place is { Value: null } ? []
            : await source.RowsAsync(Ordered(WithKey(source.Seen(Having(asked))), place), Count, cancellationToken);
        var rows = found.ConvertAll(row => (row.Row, Place: new ValueCursor(format.Write(row.Key), row.Row.Contact.Id)));
        if (rows.Count < Count && without is not null)
        {
            var others = await source.RowsAsync(Others(source.Seen(asked.Where(without)), place), Count, cancellationToken);
            rows.AddRange(others.Select(row => (row.Row, Place: new ValueCursor(null, row.Row.Contact.Id))));
        }

        var shown = rows.Take(PageSize.Default).ToList();
        return (
            [.. shown.Select(row => row.Row)], rows.Count > PageSize.Default ? shown[^1].Place.ToText(question.ListName) : null);
    }

    private IQueryable<Contact> Having(IQueryable<Contact> asked) => without is null ? asked
        : asked.Where(Expression.Lambda<Func<Contact, bool>>(Expression.Not(without.Body), without.Parameters));

    private IQueryable<KeyedContact<TKey>> WithKey(IQueryable<SeenContact> contacts) => contacts.Select(
        Expression.Lambda<Func<SeenContact, KeyedContact<TKey>>>(
            Expression.MemberInit(
                Expression.New(typeof(KeyedContact<TKey>)),
                Expression.Bind(typeof(KeyedContact<TKey>).GetProperty(nameof(KeyedContact<>.Seen))!, key.Parameters[0]),
                Expression.Bind(typeof(KeyedContact<TKey>).GetProperty(nameof(KeyedContact<>.Key))!, key.Body)),
            key.Parameters));

    private IQueryable<KeyedContact<TKey>> Ordered(IQueryable<KeyedContact<TKey>> contacts, ValueCursor? place)
    {
        if (place is { Value: { } text, Id: var id } && format.Read(text) is (true, var value))
        {
            contacts = isDescending
                ? contacts.Where(k => EF.Functions.LessThan(ValueTuple.Create(k.Key, k.Seen.Contact.Id), ValueTuple.Create(value, id)))
                : contacts.Where(k => EF.Functions.GreaterThan(ValueTuple.Create(k.Key, k.Seen.Contact.Id), ValueTuple.Create(value, id)));
        }

        return isDescending ? contacts.OrderByDescending(k => k.Key).ThenByDescending(k => k.Seen.Contact.Id)
            : contacts.OrderBy(k => k.Key).ThenBy(k => k.Seen.Contact.Id);
    }

    private static IQueryable<KeyedContact<int>> Others(IQueryable<SeenContact> contacts, ValueCursor? place)
    {
        contacts = place is { Value: null, Id: var id } ? contacts.Where(seen => seen.Contact.Id < id) : contacts;
        return contacts.OrderByDescending(seen => seen.Contact.Id).Select(seen => new KeyedContact<int> { Seen = seen, Key = 0 });
    }
}
