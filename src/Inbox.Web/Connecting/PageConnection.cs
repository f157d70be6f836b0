using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Connecting;

/// <summary>Connects Pages and accounts to the current organization: all of them, or none.</summary>
public sealed class PageConnection(
    InboxDbContext db, ChannelTokens tokens, CurrentOrganization current, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Why it is refused, or null when it is done; then they are still to be subscribed.</returns>
    public async Task<string?> ConnectAsync(IReadOnlyList<ChannelToConnect> wanted, CancellationToken cancellationToken)
    {
        var taken = await ListTakenAsync(wanted.Select(w => w.ExternalId), cancellationToken);
        if (wanted.FirstOrDefault(w => taken.Contains((w.Platform, w.ExternalId))) is { } refused)
        {
            return RefusalOf(refused);
        }

        foreach (var channel in wanted)
        {
            await ConnectAsync(channel, cancellationToken);
        }

        return await SaveAsync(wanted, cancellationToken);
    }

    /// <summary>
    /// Which of these another organization has. A Page belongs to one at a time, so this looks across all; the unique index guards it as
    /// well.
    /// </summary>
    public async Task<HashSet<(Platform Platform, string ExternalId)>> ListTakenAsync(
        IEnumerable<string> externalIds, CancellationToken cancellationToken)
    {
        var ids = externalIds.ToArray();
        var taken = await db.Channels.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
            .Where(c => ids.Contains(c.ExternalId) && c.DisconnectedAt == null && c.OrganizationId != current.Id)
            .Select(c => new { c.Platform, c.ExternalId }).ToListAsync(cancellationToken);
        return [.. taken.Select(c => (c.Platform, c.ExternalId))];
    }

    private static string RefusalOf(ChannelToConnect channel) =>
        $"{channel.Platform} channel {channel.ExternalId} is connected to another organization: disconnect it there first.";

    private async Task ConnectAsync(ChannelToConnect wanted, CancellationToken cancellationToken)
    {
        var organizationId = current.Id!.Value;
        var now = clock.GetUtcNow();
        var channel = await db.Channels.Where(c => c.Platform == wanted.Platform && c.ExternalId == wanted.ExternalId)
            .OrderByDescending(c => c.ConnectedAt).FirstOrDefaultAsync(cancellationToken);
        channel ??= db.Channels.Add(
            new Channel(organizationId, wanted.Platform, wanted.ExternalId, wanted.PageId, wanted.Name, now)).Entity;
        channel.Reconnect(wanted.PageId, wanted.Name, tokens.Protect(organizationId, wanted.Token), now);
        channel.ConnectThrough(wanted.Origin, now);
        await ImportAsync(channel, now, cancellationToken);
        await audit.AddAsync(
            AuditAct.ConnectChannel, nameof(Channel), channel.Id, $"{wanted.Platform} {wanted.ExternalId}", cancellationToken);
    }

    /// <summary>What was written before, and while nobody could read it, is fetched in the background.</summary>
    private async Task ImportAsync(Channel channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var history = await db.HistoryOfAsync(channel, now, cancellationToken);
        history.BeginImport(now);
    }

    private async Task<string?> SaveAsync(IReadOnlyList<ChannelToConnect> wanted, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Another organization, or another browser, was faster by a moment.
            db.ChangeTracker.Clear();
            return RefusalOf(wanted[0]);
        }
    }
}
