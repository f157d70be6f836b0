using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>How many of a group of contacts can be written to, and why the others cannot.</summary>
/// <param name="Now">Their reply window is open, and nothing stops a message.</param>
/// <param name="Later">Their window is closed: they can be written to once they write again.</param>
/// <param name="Stopped">They want no marketing messages.</param>
/// <param name="Blocked">The team blocked them.</param>
/// <param name="Unreachable">Meta says of all their channels that nothing reaches them.</param>
/// <param name="Unknown">They never wrote to any channel.</param>
public sealed record SegmentReach(int Now, int Later, int Stopped, int Blocked, int Unreachable, int Unknown)
{
    public int Size => Now + Later + Never;

    public int Never => Stopped + Blocked + Unreachable + Unknown;

    /// <param name="reader">Who is told of no window that they do not see.</param>
    /// <remarks>Each counts once, by the first reason that holds.</remarks>
    public static async Task<SegmentReach> CountAsync(
        InboxDbContext db, Agent reader, IQueryable<Contact> contacts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var visible = db.VisibleTo(reader);
        var reasons = await contacts
            .Select(c => c.BlockedAt != null ? 4
                : !db.ContactIdentities.Any(i => i.ContactId == c.Id) ? 5
                : c.ConsentsToMarketing == false
                    || db.ContactIdentities.Any(i => i.ContactId == c.Id && i.MarketingStoppedAt != null) ? 3
                : !db.ContactIdentities.Any(i => i.ContactId == c.Id && i.UnreachableAt == null) ? 6
                : visible.Any(x => x.ContactId == c.Id && x.WindowClosesAt > now) ? 1 : 2)
            .GroupBy(reason => reason).Select(group => new { Reason = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Reason, group => group.Count, cancellationToken);
        int Of(int reason) => reasons.GetValueOrDefault(reason);
        return new(Of(1), Of(2), Of(3), Of(4), Of(6), Of(5));
    }
}
