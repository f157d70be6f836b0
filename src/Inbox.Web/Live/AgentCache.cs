using StackExchange.Redis;

namespace Inbox.Web.Live;

/// <summary>
/// Answers that Redis keeps for one agent for a minute, until something changes. Each begins with the versions that the organization
/// and the agent had before the database was asked for it, and is good only while both have them still; so what was read before a
/// change, however late it is kept, is never given after it.
/// </summary>
public sealed partial class AgentCache(
    RedisConnection connection, PendingInvalidations owed, CacheMetrics metrics, TimeProvider clock, ILogger<AgentCache> logger)
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(60);

    /// <summary>How long a request waits for Redis. The database answers as well.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    /// <summary>How long Redis is left alone after it took too long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>For so long after it last took too long, that is said no second time.</summary>
    private static readonly TimeSpan SaidFor = TimeSpan.FromMinutes(1);

    private long restsUntil;
    private long saidUntil;

    /// <param name="name">All that shapes the answer.</param>
    /// <returns>The place of the answer, and the answer where there is one; null where nothing can be kept now.</returns>
    public async ValueTask<CacheEntry?> FindAsync(Guid organizationId, Guid agentId, string name)
    {
        var isAway = owed.IsPending(organizationId, agentId) || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil);
        var found = isAway || connection.Database is not { } database ? null : await AskAsync(database, organizationId, agentId, name);
        metrics.Count(found is null ? "AWAY" : found.Content is null ? "MISSING" : "FOUND");
        return found;
    }

    /// <summary>Keeps what was read from the database after the place was found. Nobody waits for it.</summary>
    public void Set(CacheEntry place, ReadOnlyMemory<byte> content)
    {
        var value = new byte[place.Versions.Length + content.Length];
        place.Versions.CopyTo(value, 0);
        content.CopyTo(value.AsMemory(place.Versions.Length));
        connection.Database?.StringSet(place.Key, value, TimeToLive, flags: CommandFlags.FireAndForget);
    }

    /// <summary>
    /// While this instance had no connection, changes may have been saved that Redis was not told of, here or elsewhere: until the last
    /// answer from before then is gone, none is believed.
    /// </summary>
    internal void Suspend() => SuspendFor(TimeToLive);

    private async Task<CacheEntry?> AskAsync(IDatabase database, Guid organizationId, Guid agentId, string name)
    {
        var key = CacheKeys.Answer(organizationId, agentId, name);
        RedisKey[] versions = [CacheKeys.Version(organizationId, null), CacheKeys.Version(organizationId, agentId)];
        try
        {
            var found = await database.StringGetAsync([.. versions, key]).WaitAsync(Timeout);
            return found[0].IsNull || found[1].IsNull ? Begin(database, versions, found) : CacheEntry.Of(key, found);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            RecordTimeout(exception);
            return null;
        }
    }

    /// <summary>Gives a version to what has none. Only the next request knows which: another may have given one at the same moment.</summary>
    private static CacheEntry? Begin(IDatabase database, RedisKey[] versions, RedisValue[] found)
    {
        foreach (var (index, version) in versions.Index())
        {
            if (found[index].IsNull)
            {
                database.StringSet(version, CacheInvalidator.NewVersion(), CacheInvalidator.VersionTimeToLive, When.NotExists, CommandFlags.FireAndForget);
            }
        }

        return null;
    }

    private void RecordTimeout(Exception exception)
    {
        SuspendFor(Rest);
        var now = clock.GetUtcNow();
        if (Interlocked.Exchange(ref saidUntil, (now + SaidFor).UtcTicks) < now.UtcTicks)
        {
            LogSilent(exception.GetType().Name);
        }
    }

    private void SuspendFor(TimeSpan time)
    {
        var until = (clock.GetUtcNow() + time).UtcTicks;
        Interlocked.Exchange(ref restsUntil, Math.Max(until, Interlocked.Read(ref restsUntil)));
    }

    [LoggerMessage(LogLevel.Warning, "Redis does not answer in time ({Reason}); lists come from the database meanwhile")]
    private partial void LogSilent(string reason);
}

/// <summary>The place of an answer in Redis, and the answer where it is there and good.</summary>
public sealed record CacheEntry
{
    private const int VersionLength = 16;

    private CacheEntry(RedisKey key, byte[] versions, ReadOnlyMemory<byte>? content) => (Key, Versions, Content) = (key, versions, content);

    public ReadOnlyMemory<byte>? Content { get; }

    internal RedisKey Key { get; }

    /// <summary>The organization's and the agent's, as they were when the place was found.</summary>
    internal byte[] Versions { get; }

    /// <param name="found">The two versions and what lies at the place.</param>
    internal static CacheEntry Of(RedisKey key, RedisValue[] found)
    {
        byte[] versions = [.. ((ReadOnlyMemory<byte>)found[0]).Span, .. ((ReadOnlyMemory<byte>)found[1]).Span];
        var kept = (ReadOnlyMemory<byte>)found[2];
        var isGood = versions.Length == 2 * VersionLength && kept.Span.StartsWith(versions);
        return isGood ? new(key, versions, kept[versions.Length..]) : new(key, versions, content: null);
    }
}
