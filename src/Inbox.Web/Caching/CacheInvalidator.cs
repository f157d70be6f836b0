using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>Invalidates entries in Redis by giving their organization or agent another version. What fails is tried again.</summary>
public sealed partial class CacheInvalidator(
    RedisConnection connection, PendingInvalidations pending, AgentCache cache, ILogger<CacheInvalidator> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private volatile bool isFailing;

    /// <summary>Whether the last invalidation failed.</summary>
    public bool IsFailing => isFailing;

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
                await pending.WaitAsync(RetryDelay, stoppingToken);
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
            cache.Suspend();
            pending.Wake();
        }
    }

    /// <summary>Sends all commands behind each other, and waits for their answers together.</summary>
    private async Task InvalidateAsync()
    {
        var due = pending.ListPending();
        if (due.Count > 0 && connection.Database is { } database)
        {
            var sent = due.Select(change => InvalidateAsync(database, change.Scope, change.Last)).ToList();
            isFailing = !Array.TrueForAll(await Task.WhenAll(sent), isDone => isDone);
        }
    }

    private async Task<bool> InvalidateAsync(IDatabase database, CacheScope scope, long last)
    {
        try
        {
            await database.StringSetAsync(
                CacheKeys.Version(scope.OrganizationId, scope.AgentId), CacheKeys.NewVersion(), CachePolicy.VersionTimeToLive);
            pending.Complete(scope, last);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LogFailed(exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "An entry in Redis could not be invalidated; will try again")]
    private partial void LogFailed(Exception exception);
}
