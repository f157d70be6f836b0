namespace Inbox.Web.Live;

/// <summary>
/// Who looks at which conversation of one organization, and who writes there. It is kept in memory alone: who does not say so again is
/// soon forgotten.
/// </summary>
internal sealed class PresenceTracker(TimeProvider clock)
{
    /// <summary>Longer than the pause after which a browser says it again.</summary>
    private static readonly TimeSpan WritingTimeToLive = TimeSpan.FromSeconds(6);

    /// <inheritdoc cref="WritingTimeToLive"/>
    private static readonly TimeSpan ViewingTimeToLive = TimeSpan.FromSeconds(45);

    private readonly Dictionary<Guid, Dictionary<Guid, Until>> conversations = [];

    public IEnumerable<AgentPresence> Of(Guid conversationId)
    {
        var now = clock.GetUtcNow();
        return conversations.GetValueOrDefault(conversationId, []).Where(agent => agent.Value.IsAny(now))
            .Select(agent => new AgentPresence(agent.Key, agent.Value.Writing > now ? PresenceKind.Writing : PresenceKind.Viewing));
    }

    /// <returns>Whether that is news: others see them, or see them do something else.</returns>
    public bool Record(Guid conversationId, AgentPresence presence)
    {
        var now = clock.GetUtcNow();
        RemoveExpired(now);
        var agents = conversations.GetValueOrDefault(conversationId, []);
        var before = agents.GetValueOrDefault(presence.AgentId);
        var after = presence.Kind switch
        {
            PresenceKind.Writing => before with { Writing = now + WritingTimeToLive },
            PresenceKind.Viewing => before with { Viewing = now + ViewingTimeToLive },
            PresenceKind.Sent => before with { Writing = null },
            _ => default,
        };
        Keep(conversationId, presence.AgentId, after.IsAny(now) ? after : null);
        return (before.IsAny(now), before.Writing > now) != (after.IsAny(now), after.Writing > now);
    }

    private void Keep(Guid conversationId, Guid agentId, Until? until)
    {
        if (until is { } known)
        {
            (conversations.TryGetValue(conversationId, out var agents) ? agents : conversations[conversationId] = [])[agentId] = known;
        }
        else if (conversations.TryGetValue(conversationId, out var agents) && agents.Remove(agentId) && agents.Count == 0)
        {
            conversations.Remove(conversationId);
        }
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        foreach (var (conversationId, agents) in conversations)
        {
            foreach (var agentId in agents.Where(agent => !agent.Value.IsAny(now)).Select(agent => agent.Key).ToList())
            {
                Keep(conversationId, agentId, until: null);
            }
        }
    }

    private readonly record struct Until(DateTimeOffset? Viewing, DateTimeOffset? Writing)
    {
        public bool IsAny(DateTimeOffset now) => Viewing > now || Writing > now;
    }
}
