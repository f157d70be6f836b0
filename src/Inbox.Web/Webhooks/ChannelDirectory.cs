using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>Whose channel is this? The one place that looks across organizations for a webhook's Page or account.</summary>
public sealed class ChannelDirectory(InboxDbContext db)
{
    private static readonly TimeSpan RecordInterval = TimeSpan.FromMinutes(1);

    public async Task<Dictionary<(Platform Platform, string ExternalId), Channel>> FindAsync(
        IEnumerable<WebhookReadingItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Where(i => i.Platform is not null).Select(i => i.ChannelExternalId).OfType<string>().Distinct().ToArray();
        var channels = ids.Length == 0 ? [] : await db.Channels.AsNoTracking()
            .IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
            .Where(c => ids.Contains(c.ExternalId) && c.DisconnectedAt == null)
            .ToListAsync(cancellationToken);
        return channels.ToDictionary(c => (c.Platform, c.ExternalId));
    }

    /// <summary>
    /// Records when Meta told something of these channels, of each at most once a minute: they have many events and one row.
    /// </summary>
    public async Task RecordEventsAsync(IEnumerable<Channel> channels, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - RecordInterval;
        foreach (var channel in channels.Where(c => !(c.LastEventAt > before)).DistinctBy(c => c.Id))
        {
            await db.Channels.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
                .Where(c => c.OrganizationId == channel.OrganizationId && c.Id == channel.Id && !(c.LastEventAt > before))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastEventAt, now), cancellationToken);
        }
    }
}
