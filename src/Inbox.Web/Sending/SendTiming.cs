using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>When a claimed message may go.</summary>
public sealed class SendTiming(SendThrottle pace, TimeProvider clock)
{
    /// <summary>A longer wait than this is done in the queue, where it takes nobody's place.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits for the channel's turn; or returns when it comes, if that is too far away.</summary>
    public async Task<DateTimeOffset?> WaitForTurnAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var wait = pace.Reserve(channelId);
        if (wait > MaxWait)
        {
            return Now + wait;
        }

        await Task.Delay(wait, clock, cancellationToken);
        return null;
    }

    public void Adjust(Guid channelId, SendResponse answer)
    {
        pace.Throttle(channelId, answer.Usage, answer.Mid is null && answer.Rule.Action == SendAction.Retry);
        if (answer.Error is { IsAppLimit: true })
        {
            pace.SlowAll();
        }
    }
}
