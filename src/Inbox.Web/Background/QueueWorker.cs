namespace Inbox.Web.Background;

/// <summary>
/// The loop of every worker: take what is due until nothing is left, then wait to be woken or for the slow poll.
/// Failures never end it; it pauses longer after each one in a row. It begins once the app listens.
/// </summary>
public abstract partial class QueueWorker(WorkSignal signal, TimeProvider clock, ILogger logger)
    : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource appHasStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait when nobody calls.</summary>
    protected virtual TimeSpan PollInterval => TimeSpan.FromSeconds(5);

    protected TimeProvider Clock => clock;

    protected ILogger Logger => logger;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        appHasStarted.SetResult();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes one batch; true if there may be more.</summary>
    protected abstract Task<bool> ProcessBatchAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await appHasStarted.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var mayBeMore = await ProcessBatchAsync(stoppingToken);
                failures = 0;
                await (mayBeMore ? Task.CompletedTask : signal.WaitAsync(PollInterval, clock, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the rows are still there, and the next round tries again.
            catch (Exception exception)
            {
                LogFailed(exception, GetType().Name);
                await PauseAsync(++failures, stoppingToken);
            }
#pragma warning restore CA1031
        }
    }

    private async Task PauseAsync(int failures, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(250 * Math.Pow(2, failures - 1), MaxDelay.TotalMilliseconds));
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(LogLevel.Error, "{Worker} failed and will try again")]
    private partial void LogFailed(Exception exception, string worker);
}
