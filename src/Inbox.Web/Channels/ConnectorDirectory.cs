using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Which organizations have something of a person of Meta's? Across all of them, since Meta names the person alone.</summary>
public sealed class ConnectorDirectory(InboxDbContext db)
{
    public async Task<IReadOnlyList<Guid>> ListAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken)
    {
        var channels = db.Channels.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
            .Where(c => c.MetaUserId == metaUserId && c.MetaAppId == metaAppId).Select(c => c.OrganizationId);
        var logins = db.ChannelLogins.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
            .Where(l => l.MetaUserId == metaUserId && l.MetaAppId == metaAppId).Select(l => l.OrganizationId);
        return await channels.Union(logins).ToListAsync(cancellationToken);
    }
}
