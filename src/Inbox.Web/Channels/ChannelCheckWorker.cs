using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>Checks every channel once a day, and renews tokens before they end.</summary>
public sealed class ChannelCheckWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChannelCheckWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<ChannelCheckQueue>().ClaimAsync(cancellationToken);
        foreach (var check in due)
        {
            await CheckAsync(check, cancellationToken);
        }

        return due.Count > 0;
    }

    private async Task CheckAsync(DueCheck due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<ChannelCheck>().CheckAsync(due.ChannelId, cancellationToken);
    }
}
