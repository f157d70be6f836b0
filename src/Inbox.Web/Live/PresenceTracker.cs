namespace Inbox.Web.Live;

/// <summary>
/// Who looks at which conversation of one organization, and who writes there. It is kept in memory alone: who does not say so again is
/// soon forgotten.
/// </summary>
internal sealed class PresenceTracker(TimeProvider clock)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, Dictionary<Guid, PresentPages>> conversations = [];
    private DateTimeOffset sweptAt;

    public IEnumerable<AgentPresence> Of(Guid conversationId)
    {
        var now = clock.GetUtcNow();
        return conversations.GetValueOrDefault(conversationId, [])
            .Select(agent => (Id: agent.Key, Kind: agent.Value.KindAt(now))).Where(agent => agent.Kind is not null)
            .Select(agent => new AgentPresence(agent.Id, agent.Kind!.Value));
    }

    /// <returns>Whether that is news: others see them, see them no more, or see them do something else.</returns>
    public bool Record(Guid conversationId, AgentPresence presence)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        if (!conversations.TryGetValue(conversationId, out var agents))
        {
            agents = conversations[conversationId] = [];
        }

        if (!agents.TryGetValue(presence.AgentId, out var pages))
        {
            pages = agents[presence.AgentId] = new();
        }

        var before = pages.KindAt(now);
        pages.Record(presence, now);
        return before != pages.KindAt(now);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < sweptAt + SweepInterval)
        {
            return;
        }

        sweptAt = now;
        foreach (var (conversationId, agents) in conversations)
        {
            foreach (var agentId in agents.Where(agent => agent.Value.KindAt(now) is null).Select(agent => agent.Key).ToList())
            {
                agents.Remove(agentId);
            }

            if (agents.Count == 0)
            {
                conversations.Remove(conversationId);
            }
        }
    }
}
