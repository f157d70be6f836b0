using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Connects a Page, and the Instagram account behind it, to one organization.</summary>
public sealed class PageConnection(InboxDbContext db, ChannelTokens tokens, CurrentOrganization current, TimeProvider clock)
{
    /// <returns>Why it is refused, or null when it is done.</returns>
    public async Task<string?> ConnectAsync(
        Organization organization, PageToConnect page, string token, CancellationToken cancellationToken)
    {
        current.Set(organization.Id);
        foreach (var (platform, externalId, name) in page.Channels)
        {
            if (await IsConnectedElsewhereAsync(platform, externalId, cancellationToken))
            {
                return $"{platform} channel {externalId} is connected to another organization: disconnect it there first.";
            }

            var channel = await FindOrAddAsync(platform, externalId, page.PageId, name, cancellationToken);
            channel.Reconnect(page.PageId, name, tokens.Protect(organization.Id, token), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>A Page belongs to one organization at a time, so this looks across all of them; the unique index guards it as well.</summary>
    private Task<bool> IsConnectedElsewhereAsync(Platform platform, string externalId, CancellationToken cancellationToken) =>
        db.Channels.IgnoreQueryFilters([InboxDbContext.OrganizationFilter]).AnyAsync(
            c => c.Platform == platform && c.ExternalId == externalId && c.DisconnectedAt == null && c.OrganizationId != current.Id,
            cancellationToken);

    private async Task<Channel> FindOrAddAsync(
        Platform platform, string externalId, string pageId, string name, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.Where(c => c.Platform == platform && c.ExternalId == externalId)
            .OrderByDescending(c => c.ConnectedAt).FirstOrDefaultAsync(cancellationToken);
        return channel ?? db.Channels.Add(
            new Channel(current.Id!.Value, platform, externalId, pageId, name, clock.GetUtcNow())).Entity;
    }
}
