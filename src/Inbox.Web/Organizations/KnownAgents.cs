using System.Collections.Concurrent;

namespace Inbox.Web.Organizations;

/// <summary>
/// Agents as this instance last read them, with the versions of the rows they were read from. Nobody is believed for standing
/// here: each request asks the database for the versions, and only where they are the same still is the agent the same.
/// </summary>
public sealed class KnownAgents
{
    private const int MaxCount = 10_000;

    private readonly ConcurrentDictionary<AgentKey, KnownAgent> known = new();

    internal KnownAgent? Find(AgentKey key) => known.GetValueOrDefault(key);

    internal void Remember(AgentKey key, KnownAgent agent)
    {
        if (known.Count >= MaxCount)
        {
            known.Clear();
        }

        known[key] = agent;
    }

    internal void Forget(AgentKey key) => known.TryRemove(key, out _);
}

/// <param name="Stamp">The account's, as a session has it.</param>
internal sealed record KnownAgent(SignedInAgent Agent, string Stamp, AgentVersion Version);
