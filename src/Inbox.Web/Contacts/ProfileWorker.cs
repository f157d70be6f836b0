using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>Asks Meta in the background who the contacts are. No message waits for it.</summary>
public sealed class ProfileWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ProfileWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    private const int AtOnce = 4;

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<ProfileQueue>().ClaimAsync(cancellationToken);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, limits, async (profile, token) => await RefreshAsync(profile, token));
        return due.Count > 0;
    }

    private async Task RefreshAsync(DueProfile due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<ProfileRefresher>().RefreshAsync(due.IdentityId, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ProfilePictures>().RefreshAsync(due.IdentityId, cancellationToken);
    }
}
