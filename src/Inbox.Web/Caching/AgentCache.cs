using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>
/// Responses that Redis keeps for one agent for a minute, until something changes. Each entry begins with the versions that the
/// organization and the agent had before the database was asked for it, and is valid only while both have them still; so what was read
/// before a change, however late it is stored, is never given after it. Why this is not a library's: docs/decisions/0015.
/// </summary>
public sealed partial class AgentCache(
    RedisConnection connection, PendingInvalidations pending, CacheMetrics metrics, TimeProvider clock, ILogger<AgentCache> logger)
{
    /// <summary>How long Redis is left alone after it took too long.</summary>
    private static readonly TimeSpan SuspendInterval = TimeSpan.FromSeconds(2);

    /// <summary>For so long after a warning, there is no second one.</summary>
    private static readonly TimeSpan WarningInterval = TimeSpan.FromMinutes(1);

    private long suspendedUntil;
    private long silentUntil;

    /// <param name="name">All that shapes the response.</param>
    /// <returns>The place of the response, and the response where there is one; null where nothing can be cached now.</returns>
    public async ValueTask<CacheEntry?> FindAsync(Guid organizationId, Guid agentId, string name)
    {
        var isSuspended = pending.IsPending(organizationId, agentId) || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref suspendedUntil);
        var found = isSuspended || connection.Database is not { } database ? null : await AskAsync(database, organizationId, agentId, name);
        metrics.Count(found is null ? "AWAY" : found.Content is null ? "MISSING" : "FOUND");
        return found;
    }

    /// <summary>Stores what was read from the database after the place was found. Nobody waits for it.</summary>
    public void Set(CacheEntry entry, ReadOnlyMemory<byte> content)
    {
        var value = new byte[entry.Versions.Length + content.Length];
        entry.Versions.CopyTo(value, 0);
        content.CopyTo(value.AsMemory(entry.Versions.Length));
        connection.Database?.StringSet(entry.Key, value, CachePolicy.TimeToLive, flags: CommandFlags.FireAndForget);
    }

    /// <summary>
    /// While this instance had no connection, changes may have been saved that Redis was not told of, here or elsewhere: until the last
    /// entry from before then has expired, none is used.
    /// </summary>
    internal void Suspend() => SuspendFor(CachePolicy.TimeToLive);

    private async Task<CacheEntry?> AskAsync(IDatabase database, Guid organizationId, Guid agentId, string name)
    {
        var key = CacheKeys.Entry(organizationId, agentId, name);
        RedisKey[] versions = [CacheKeys.Version(organizationId, null), CacheKeys.Version(organizationId, agentId)];
        try
        {
            var found = await database.StringGetAsync([.. versions, key]).WaitAsync(CachePolicy.Timeout);
            return found[0].IsNull || found[1].IsNull ? Begin(database, versions, found) : CacheEntry.Of(key, found);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            RecordTimeout(exception);
            return null;
        }
    }

    /// <summary>
    /// Gives a version to what has none. Only the next request knows which: another may have given one at the same moment.
    /// </summary>
    private static CacheEntry? Begin(IDatabase database, RedisKey[] versions, RedisValue[] found)
    {
        foreach (var (index, version) in versions.Index())
        {
            if (found[index].IsNull)
            {
                database.StringSet(
                    version, CacheKeys.NewVersion(), CachePolicy.VersionTimeToLive, When.NotExists, CommandFlags.FireAndForget);
            }
        }

        return null;
    }

    private void RecordTimeout(Exception exception)
    {
        SuspendFor(SuspendInterval);
        var now = clock.GetUtcNow();
        if (Interlocked.Exchange(ref silentUntil, (now + WarningInterval).UtcTicks) < now.UtcTicks)
        {
            LogTimeout(exception.GetType().Name);
        }
    }

    private void SuspendFor(TimeSpan time)
    {
        var until = (clock.GetUtcNow() + time).UtcTicks;
        Interlocked.Exchange(ref suspendedUntil, Math.Max(until, Interlocked.Read(ref suspendedUntil)));
    }

    [LoggerMessage(LogLevel.Warning, "Redis does not answer in time ({Reason}); lists come from the database meanwhile")]
    private partial void LogTimeout(string reason);
}
