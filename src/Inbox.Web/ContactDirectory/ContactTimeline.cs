using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;

namespace Inbox.Web.ContactDirectory;

/// <summary>A page of what happened with a contact, newest first, and the cursor of what was before.</summary>
public sealed record ContactTimeline(IReadOnlyList<TimelineDay> Days, string? Older)
{
    private static readonly Cursor Newest = new(DateTimeOffset.MaxValue, Guid.AllBitsSet);

    public static async Task<ContactTimeline> LoadAsync(
        InboxDbContext db, SignedInAgent reader, Guid contactId, ContactProperties properties, string? before,
        CancellationToken cancellationToken)
    {
        var name = $"timeline {contactId}";
        var query = new ContactTimelineQuery(
            db, reader.Agent, contactId, Cursor.Parse(before, name) ?? Newest, PageSize.CountFor(PageSize.Default));
        var found = await query.LoadAsync(cancellationToken);
        var (rows, last) = PageSize.Cut(found, PageSize.Default);
        var people = await Mentionables.LoadAsync(
            db, rows.Where(row => row.Source == TimelineSource.Note).Select(row => row.Text!), cancellationToken);
        var entries = TimelineEntry.Of(rows, people).Select(entry => entry with { Property = properties.Find(entry.Row.Was ?? "") });
        return new(
            [
                .. entries.GroupBy(entry => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.At, reader.Zone).DateTime))
                    .Select(day => new TimelineDay(day.First().At, [.. day])),
            ],
            last is null ? null : new Cursor(last.At, last.Id).ToText(name));
    }
}

/// <param name="At">A moment of it.</param>
public sealed record TimelineDay(DateTimeOffset At, IReadOnlyList<TimelineEntry> Entries);
