using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Sending;

/// <summary>Tells Meta of our reactions.</summary>
public sealed class ReactionWorker(
    ReactionSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReactionWorker> logger)
    : QueueWorker(signal, clock, logger)
{
    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<ReactionQueue>().ClaimAsync(cancellationToken);
        await Parallel.ForEachAsync(claimed, cancellationToken, async (due, token) =>
        {
            await using var own = scopes.CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
            await own.ServiceProvider.GetRequiredService<ReactionSender>().TellAsync(due.MessageId, token);
        });
        return claimed.Count > 0;
    }
}

/// <summary>Wakes this instance's worker: somebody reacted.</summary>
public sealed class ReactionSignal : WorkSignal;
