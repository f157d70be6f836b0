using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Replies;

/// <summary>Sends what was written to be sent later, each in a scope of its organization.</summary>
public sealed class ScheduledReplyWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledReplyWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<ScheduledReplyQueue>().ClaimAsync(cancellationToken);
        foreach (var due in claimed)
        {
            await using var own = scopes.CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
            await own.ServiceProvider.GetRequiredService<ScheduledReplySender>().SendAsync(due.ReplyId, cancellationToken);
        }

        return claimed.Count == ScheduledReplyQueue.AtOnce;
    }
}
