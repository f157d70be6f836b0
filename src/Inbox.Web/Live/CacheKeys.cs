using StackExchange.Redis;

namespace Inbox.Web.Live;

/// <summary>
/// Where things lie in Redis. The braces let a cluster keep what belongs to one organization together, so that it is asked at once.
/// </summary>
internal static class CacheKeys
{
    /// <summary>Another build may write another answer.</summary>
    private static readonly string Build = typeof(CacheKeys).Module.ModuleVersionId.ToString("N");

    /// <summary>Of the version of what is kept for an organization, or for one agent of it.</summary>
    public static RedisKey Version(Guid organizationId, Guid? agentId) =>
        agentId is null ? $"inbox:{{{organizationId:N}}}:version" : $"inbox:{{{organizationId:N}}}:{agentId:N}:version";

    public static RedisKey Answer(Guid organizationId, Guid agentId, string name) => $"inbox:{{{organizationId:N}}}:{agentId:N}:{Build}:{name}";
}
