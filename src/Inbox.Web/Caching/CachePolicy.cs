namespace Inbox.Web.Caching;

/// <summary>How long entries live, and how long anybody waits for Redis.</summary>
public static class CachePolicy
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(60);

    /// <summary>Longer than any entry lives: without its version an entry is not found.</summary>
    public static readonly TimeSpan VersionTimeToLive = TimeSpan.FromHours(1);

    /// <summary>How long a request waits for Redis. The database answers as well.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);
}
