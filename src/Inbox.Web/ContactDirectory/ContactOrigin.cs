using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>What led a contact here: an ad, a link, or a story of ours that they answered.</summary>
/// <param name="Name">What the ad or the link is called; null where nothing is.</param>
public sealed record ContactOrigin(DateTimeOffset At, string? Name, bool IsStory = false)
{
    /// <returns>The first and the last that the agent sees; none, one or two.</returns>
    internal static async Task<IReadOnlyList<ContactOrigin>> LoadAsync(
        InboxDbContext db, Agent reader, Guid contactId, CancellationToken cancellationToken)
    {
        var referrals = db.ReferralsVisibleTo(reader).Where(r => r.ContactId == contactId)
            .Select(r => new { r.At, r.Id, Name = r.AdTitle ?? r.Ref ?? r.Source, IsStory = false });
        var stories = db.Messages.Where(m => m.StoryExternalId != null && m.Direction == MessageDirection.Incoming
                && db.VisibleTo(reader).Any(c => c.Id == m.ConversationId && c.ContactId == contactId))
            .Select(m => new { At = m.SentAt, m.Id, Name = (string?)null, IsStory = true });
        var all = referrals.Concat(stories);
        var ends = await all.OrderBy(o => o.At).ThenBy(o => o.Id).Take(1)
            .Concat(all.OrderByDescending(o => o.At).ThenByDescending(o => o.Id).Take(1)).ToListAsync(cancellationToken);
        return [.. ends.DistinctBy(o => o.Id).OrderBy(o => o.At).Select(o => new ContactOrigin(o.At, o.Name, o.IsStory))];
    }
}
