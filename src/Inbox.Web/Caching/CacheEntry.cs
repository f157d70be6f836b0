using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>The place of a response in Redis, and the response where it is there and still valid.</summary>
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
        var stored = (ReadOnlyMemory<byte>)found[2];
        var isValid = versions.Length == 2 * VersionLength && stored.Span.StartsWith(versions);
        return isValid ? new(key, versions, stored[versions.Length..]) : new(key, versions, content: null);
    }
}
