using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Carries out what a person asks for at Meta, in every organization that it touches (meta-platform 7).</summary>
public sealed class PlatformDataDeletion(InboxDbContext db, ConnectorDirectory connectors, IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task DeauthorizeAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken)
    {
        foreach (var organizationId in await connectors.ListAsync(metaAppId, metaUserId, cancellationToken))
        {
            await scopes.RunAsync<ConnectorRemoval>(
                organizationId, removal => removal.DeauthorizeAsync(metaAppId, metaUserId, cancellationToken));
        }
    }

    /// <returns>The code by which the person can ask how far it is; the same at every request.</returns>
    public async Task<string> DeleteAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken)
    {
        var request = await FindOrAddAsync(metaAppId, metaUserId, cancellationToken);
        foreach (var organizationId in await connectors.ListAsync(metaAppId, metaUserId, cancellationToken))
        {
            await scopes.RunAsync<ConnectorRemoval>(
                organizationId, removal => removal.DeleteAsync(metaAppId, metaUserId, cancellationToken));
        }

        request.Complete(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return request.Code;
    }

    /// <summary>Two requests at the same moment: the second fails on the unique index, and Meta repeats it.</summary>
    private async Task<DeletionRequest> FindOrAddAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken)
    {
        var hash = DeletionRequest.HashOf(metaAppId, metaUserId);
        if (await db.DeletionRequests.SingleOrDefaultAsync(r => r.PersonHash == hash, cancellationToken) is { } known)
        {
            return known;
        }

        var request = db.DeletionRequests.Add(new DeletionRequest(metaAppId, metaUserId, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return request;
    }
}
