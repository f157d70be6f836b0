using System.Collections.Concurrent;
using System.Threading.Channels;
using Inbox.Web.Caching;

namespace Inbox.Web.Live;

/// <summary>
/// "This changed", from whoever saved it to every open stream of the organization: on this instance at once, on the others
/// through a relay.
/// </summary>
public sealed class InboxFeed
{
    private const int MaxForOthers = 10_000;

    private readonly TimeProvider clock;
    private readonly PendingInvalidations? invalidations;

    private readonly ConcurrentDictionary<Guid, OrganizationFeed> organizations = new();

    private readonly Channel<InboxChange> forOthers;
    private long hearingSince = long.MaxValue;
    private int isOverrun;

    /// <param name="clock">The time.</param>
    /// <param name="invalidations">Takes note of cached responses that a change made old; null where nothing is cached.</param>
    public InboxFeed(TimeProvider clock, PendingInvalidations? invalidations = null)
    {
        (this.clock, this.invalidations) = (clock, invalidations);
        forOthers = Channel.CreateBounded<InboxChange>(
            new BoundedChannelOptions(MaxForOthers) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Exchange(ref isOverrun, 1));
    }

    internal ChannelReader<InboxChange> ForOthers => forOthers.Reader;

    /// <summary>Says so to this instance and to the others. Only after it was saved, or the browser would ask too early.</summary>
    public void Publish(InboxChange change)
    {
        // First, so that whoever is told and asks again is not given what was cached before. Who is there is in nothing cached.
        if (change.Presence is null)
        {
            invalidations?.Add(change.OrganizationId, change.AgentId);
        }

        Spread(change);
        forOthers.Writer.TryWrite(change);
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="since">When the reader last knew everything; null where it knows nothing.</param>
    public FeedSubscription Subscribe(Guid organizationId, Guid agentId, DateTimeOffset? since)
    {
        var feed = OfOrganization(organizationId);
        return feed.Subscribe(agentId, since is { } at && at.ToUnixTimeMilliseconds() >= Interlocked.Read(ref hearingSince) ? at : null);
    }

    /// <summary>The agents who are at each of these conversations now; none is named where nobody is.</summary>
    public ILookup<Guid, AgentPresence> PresentAt(Guid organizationId, IEnumerable<Guid> conversationIds) =>
        OfOrganization(organizationId).PresentAt(conversationIds);

    internal int StreamsOf(Guid organizationId) => OfOrganization(organizationId).Count;

    /// <summary>
    /// Whether changes were dropped since this was last asked, because the others are told more slowly than things change.
    /// </summary>
    internal bool TakeOverrun() => Interlocked.Exchange(ref isOverrun, 0) == 1;

    /// <summary>Something was not told to the others: they are to be told that.</summary>
    internal void RecordOverrun() => Interlocked.Exchange(ref isOverrun, 1);

    internal void Spread(InboxChange change) => OfOrganization(change.OrganizationId).Spread(change);

    /// <summary>What the others say is heard from now on; what was said before may be missing.</summary>
    internal void BeginHearing()
    {
        Interlocked.Exchange(ref hearingSince, clock.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var feed in organizations.Values)
        {
            feed.SpreadEverything();
        }
    }

    internal void StopHearing() => Interlocked.Exchange(ref hearingSince, long.MaxValue);

    private OrganizationFeed OfOrganization(Guid organizationId) =>
        organizations.GetOrAdd(organizationId, _ => new OrganizationFeed(clock));
}
