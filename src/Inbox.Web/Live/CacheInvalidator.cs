using StackExchange.Redis;

namespace Inbox.Web.Live;

/// <summary>
/// Tells Redis whose kept answers are old, by giving them another version. What could not be told is tried again.
/// Versions are made up and not counted: no loss in Redis brings an old one back.
/// </summary>
public sealed partial class CacheInvalidator(RedisConnection connection, PendingInvalidations owed, AgentCache answers, ILogger<CacheInvalidator> logger)
    : BackgroundService
{
    /// <summary>Longer than any answer is kept: without its version it is not found.</summary>
    public static readonly TimeSpan VersionTimeToLive = TimeSpan.FromHours(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile bool isFailing;

    /// <summary>Whether Redis could not be told the last time.</summary>
    public bool IsFailing => isFailing;

    public static RedisValue NewVersion() => Guid.NewGuid().ToByteArray();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await InvalidateAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var redis = await connection.OpenAsync();
        redis.ConnectionFailed += (_, lost) => HandleConnectionChange(lost.ConnectionType);
        redis.ConnectionRestored += (_, back) => HandleConnectionChange(back.ConnectionType);
        try
        {
            while (true)
            {
                await owed.WaitAsync(Pause, stoppingToken);
                await InvalidateAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app ends.
        }
    }

    private void HandleConnectionChange(ConnectionType connection)
    {
        if (connection == ConnectionType.Interactive)
        {
            answers.Suspend();
            owed.Wake();
        }
    }

    /// <summary>All at once: the commands go out behind each other, and their answers are waited for together.</summary>
    private async Task InvalidateAsync()
    {
        var due = owed.ListPending();
        if (due.Count > 0 && connection.Database is { } database)
        {
            var raised = due.Select(debt => InvalidateAsync(database, debt.Key, debt.Last)).ToList();
            isFailing = !Array.TrueForAll(await Task.WhenAll(raised), isTold => isTold);
        }
    }

    private async Task<bool> InvalidateAsync(IDatabase database, PendingInvalidations.Kept key, long last)
    {
        try
        {
            await database.StringSetAsync(CacheKeys.Version(key.OrganizationId, key.AgentId), NewVersion(), VersionTimeToLive);
            owed.Complete(key, last);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LogFailed(exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Redis could not be told of a change; will try again")]
    private partial void LogFailed(Exception exception);
}
