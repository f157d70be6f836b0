using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactDirectory;

/// <summary>The list of contacts as one agent is shown it.</summary>
/// <param name="Now">When it was asked for: what comes later is shown while the page lies open.</param>
public sealed record ContactListPage(SignedInAgent Reader, ContactQuestion Question, ShownContactFilter Shown, DateTimeOffset Now)
{
    public required ContactList List { get; init; }

    public required IReadOnlyList<ContactListColumn> Columns { get; init; }

    /// <summary>How many there are; null where the page itself does not know, and does not wait for it.</summary>
    public ContactCount? Counted { get; init; }

    /// <summary>Whether what happens from now on may belong on top of it.</summary>
    public bool IsLive => Question.IsFirst;

    public static async Task<ContactListPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ContactQuestion question, bool isCounted, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var shown = await ShownContactFilter.LoadAsync(db, reader, question.Filter, now, cancellationToken);
        var order = new ContactOrders(db, reader.Agent, shown.Words, now).Find(question.Sort);
        var columns = ContactListColumn.Shown(reader.Agent.ContactColumns, shown.Words);
        var list = await ContactList.LoadAsync(
            db, reader.Agent, question, shown.Condition, order, columns.Any(column => column.Key == ContactListColumn.Source),
            cancellationToken);
        return new(reader, question, shown, now)
        {
            List = list,
            Columns = columns,
            Counted = question.IsFirst && list.Older is null ? new(list.Rows.Count)
                : isCounted ? await ContactCount.LoadAsync(db, reader.Agent, question, shown.Condition, isAll: true, cancellationToken)
                : null,
        };
    }

    public bool ShowsLabels => Columns.Any(column => column.Key == ContactListColumn.Labels);

    /// <summary>Whether a column is there because nothing else was chosen.</summary>
    public bool IsUsual(ContactListColumn column) => Reader.Agent.ContactColumns is null && Columns.Contains(column);

    /// <summary>The list without one of the filter's conditions.</summary>
    public string AddressWithout(int place) => Question.With(Shown.Filter.Without(place) ?? FilterGroup.Everything).Address;
}
