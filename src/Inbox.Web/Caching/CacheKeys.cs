using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>
/// Keys in Redis. The braces let a cluster keep what belongs to one organization together, so that it is asked at once.
/// </summary>
internal static class CacheKeys
{
    /// <summary>Another build may write another response.</summary>
    private static readonly string Build = typeof(CacheKeys).Module.ModuleVersionId.ToString("N");

    /// <summary>The version of what is cached for an organization, or for one agent of it.</summary>
    public static RedisKey Version(Guid organizationId, Guid? agentId) =>
        agentId is null ? $"inbox:{{{organizationId:N}}}:version" : $"inbox:{{{organizationId:N}}}:{agentId:N}:version";

    /// <summary>Versions are made up and not counted: no loss in Redis brings an old one back.</summary>
    public static RedisValue NewVersion() => Guid.NewGuid().ToByteArray();

    public static RedisKey Entry(Guid organizationId, Guid agentId, string name) =>
        $"inbox:{{{organizationId:N}}}:{agentId:N}:{Build}:{name}";
}
