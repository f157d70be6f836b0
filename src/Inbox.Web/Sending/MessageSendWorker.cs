using System.Collections.Concurrent;
using Inbox.Web.Background;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Sending;

/// <summary>
/// Claims queued messages and hands them to <see cref="MessageSender"/>, some at once, so that a slow call holds up
/// nobody else's. On a stop, what is with Meta is waited for.
/// </summary>
public sealed partial class MessageSendWorker(
    OutgoingSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MessageSendWorker> logger)
    : QueueWorker(signal, clock, logger)
{
    private const int MaxParallel = 32;

    private readonly SemaphoreSlim free = new(MaxParallel);
    private readonly ConcurrentDictionary<Guid, Task> running = new();

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        free.Dispose();
        base.Dispose();
    }

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        free.Release();
        var count = free.CurrentCount;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var claimed = await db.ClaimAsync(OutgoingQueue.Claim, count, Clock.GetUtcNow(), cancellationToken);
        foreach (var due in claimed)
        {
            await free.WaitAsync(CancellationToken.None);
            running[due.Id] = Task.Run(() => SendAsync(due), CancellationToken.None);
        }

        return claimed.Count == count;
    }

    private async Task SendAsync(DueRow due)
    {
        try
        {
            await scopes.RunAsync<MessageSender>(due.OrganizationId, sender => sender.SendAsync(due.Id, CancellationToken.None));
        }
#pragma warning disable CA1031 // The lease ends, and the message is unknown: somebody looks into it, and nobody sends it again.
        catch (Exception exception)
        {
            LogLost(exception, due.Id);
        }
#pragma warning restore CA1031
        finally
        {
            running.TryRemove(due.Id, out _);
            free.Release();
            signal.Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "What became of message {MessageId} could not be written down")]
    private partial void LogLost(Exception exception, Guid messageId);
}
