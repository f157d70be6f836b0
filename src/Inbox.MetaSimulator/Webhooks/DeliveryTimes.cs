namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Waits by the injected clock, until the host stops.</summary>
internal sealed class DeliveryTimes(TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public Task WaitAsync(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, clock, Stopping) : Task.CompletedTask;

    /// <summary>Does something that nobody waits for.</summary>
    public async Task RunAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
        }
    }
}
