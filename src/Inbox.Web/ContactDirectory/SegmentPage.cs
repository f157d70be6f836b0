using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A segment by itself: whom it holds, and how many of them can be written to.</summary>
/// <param name="Chips">Its conditions.</param>
/// <param name="Trouble">Why it holds nobody; a key of the localizer, null where that is not so.</param>
/// <param name="Reach">Null where it takes too long to count them.</param>
/// <param name="Sample">Some of its people, whoever was active last first.</param>
public sealed record SegmentPage(
    Segment Segment, bool IsChangeable, IReadOnlyList<FilterChip> Chips, string? Trouble, SegmentReach? Reach,
    IReadOnlyList<RowContact> Sample)
{
    private const int SampleSize = 10;

    public static async Task<SegmentPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, Segment segment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shown = await ShownContactFilter.LoadAsync(db, reader, segment.Filter, now, cancellationToken);
        var condition = new ContactFilterFields(db, reader, shown.Words, now).In(segment);
        var trouble = condition is not null ? null : shown.Trouble
            ?? "Part of this segment names something that is gone, or leads back to it. It holds nobody until it is changed.";
        var members = db.ContactsVisibleTo(reader.Agent).Where(condition ?? (_ => false));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ContactList.Timeout);
        try
        {
            var sample = await SampleAsync(db, reader.Agent, members, patience.Token);
            var reach = await SegmentReach.CountAsync(db, reader.Agent, members, now, patience.Token);
            return new(segment, reader.Agent.MayChange(segment), shown.Chips, trouble, reach, sample);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(segment, reader.Agent.MayChange(segment), shown.Chips, trouble, Reach: null, []);
        }
    }

    private static Task<List<RowContact>> SampleAsync(
        InboxDbContext db, Agent reader, IQueryable<Contact> members, CancellationToken cancellationToken) =>
        db.WithActivity(reader, members).OrderByDescending(seen => seen.ActiveAt)
            .ThenByDescending(seen => seen.Contact.Id).Take(SampleSize).Select(seen => seen.Contact)
            .Select(c => new RowContact(c.Id, c.Name, c.FirstName, c.LastName, c.PictureUrl)
            {
                PictureFileId = c.PictureFileId,
                HasOwnName = c.NameAtMeta != null,
            }).ToListAsync(cancellationToken);
}
