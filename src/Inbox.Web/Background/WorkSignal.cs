using System.Threading.Channels;

namespace Inbox.Web.Background;

/// <summary>Wakes a worker at once; many wakings before it looks count as one.</summary>
public class WorkSignal
{
    private readonly Channel<bool> wakings =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => wakings.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await wakings.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits for a waking, at most this long.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called: time to look all the same.
        }
    }
}
