using Inbox.Web.Background;
using Inbox.Web.Live;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Sending;

/// <summary>Looks after messages of ours that nobody knows the fate of.</summary>
public sealed class MessageSettleWorker(
    IServiceScopeFactory scopes, InboxFeed feed, TimeProvider clock, ILogger<MessageSettleWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<OutgoingQueue>().ClaimUnsettledAsync(cancellationToken);
        foreach (var due in claimed)
        {
            feed.Publish(new(due.OrganizationId, due.ConversationId));
            await using var own = scopes.CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
            await own.ServiceProvider.GetRequiredService<MessageSettler>().SettleAsync(due.MessageId, cancellationToken);
        }

        return false;
    }
}
