namespace Inbox.Web.Live;

/// <summary>The open streams of one organization, and what changed in the last minute, for those that open or come back.</summary>
internal sealed class OrganizationFeed(TimeProvider clock)
{
    private const int MaxRecent = 2000;

    /// <summary>Browsers of one agent; each has one stream, however many tabs it shows.</summary>
    private const int MaxStreamsOfAgent = 20;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>Clocks of instances differ, and a page was read a little before it was written.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private readonly HashSet<FeedSubscription> subscriptions = [];
    private readonly Dictionary<(Guid ConversationId, Guid? AgentId), DateTimeOffset> recent = [];
    private readonly PresenceTracker present = new(clock);
    private long opened;
    private DateTimeOffset knownSince = clock.GetUtcNow();

    public int Count
    {
        get
        {
            lock (guard)
            {
                return subscriptions.Count;
            }
        }
    }

    public FeedSubscription Subscribe(Guid agentId, DateTimeOffset? since)
    {
        lock (guard)
        {
            MakeRoomFor(agentId);
            var subscription = new FeedSubscription(agentId, ++opened, Remove);
            subscriptions.Add(subscription);
            Prune();
            if (since is not { } at || at - Overlap < knownSince)
            {
                subscription.AddEverything();
                return subscription;
            }

            AddRecent(subscription, at - Overlap);
            return subscription;
        }
    }

    public ILookup<Guid, AgentPresence> PresentAt(IEnumerable<Guid> conversationIds)
    {
        lock (guard)
        {
            return conversationIds.SelectMany(id => present.Of(id).Select(agent => (Id: id, Agent: agent)))
                .ToLookup(at => at.Id, at => at.Agent);
        }
    }

    public void Spread(InboxChange change)
    {
        lock (guard)
        {
            if (change.Presence is { } presence)
            {
                SpreadPresence(change.ConversationId, presence);
            }
            else
            {
                SpreadChange(change);
            }
        }
    }

    public void SpreadEverything()
    {
        lock (guard)
        {
            foreach (var subscription in subscriptions)
            {
                subscription.AddEverything();
            }
        }
    }

    private void AddRecent(FeedSubscription subscription, DateTimeOffset since)
    {
        foreach (var ((conversationId, only), changedAt) in recent)
        {
            if (changedAt >= since && (only is null || only == subscription.AgentId))
            {
                subscription.Add(conversationId);
            }
        }
    }

    private void SpreadChange(InboxChange change)
    {
        recent[(change.ConversationId, change.AgentId)] = clock.GetUtcNow();
        if (recent.Count >= MaxRecent)
        {
            Prune();
        }

        foreach (var subscription in subscriptions)
        {
            if (change.AgentId is null || change.AgentId == subscription.AgentId)
            {
                subscription.Add(change.ConversationId, change.Messages);
            }
        }
    }

    /// <summary>Told when it begins and when it ends; in between, who shows it looks again.</summary>
    private void SpreadPresence(Guid conversationId, AgentPresence presence)
    {
        if (!present.Record(conversationId, presence))
        {
            return;
        }

        foreach (var subscription in subscriptions.Where(s => s.AgentId != presence.AgentId))
        {
            subscription.AddPresence(conversationId);
        }
    }

    /// <summary>The oldest goes: it is the likeliest to be a connection that died without a word.</summary>
    private void MakeRoomFor(Guid agentId)
    {
        var theirs = subscriptions.Where(s => s.AgentId == agentId).ToList();
        if (theirs.Count >= MaxStreamsOfAgent && theirs.MinBy(s => s.Number) is { } oldest)
        {
            subscriptions.Remove(oldest);
            oldest.End();
        }
    }

    private void Remove(FeedSubscription subscription)
    {
        lock (guard)
        {
            subscriptions.Remove(subscription);
        }
    }

    /// <summary>Forgets what is older than a minute; and where more happened in that minute than is kept, all of it.</summary>
    private void Prune()
    {
        var now = clock.GetUtcNow();
        var oldest = now - Remembered;
        foreach (var (key, changedAt) in recent)
        {
            if (changedAt < oldest)
            {
                recent.Remove(key);
            }
        }

        knownSince = knownSince < oldest ? oldest : knownSince;
        if (recent.Count >= MaxRecent)
        {
            recent.Clear();
            knownSince = now;
        }
    }
}
