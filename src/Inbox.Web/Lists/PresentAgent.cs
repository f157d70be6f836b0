using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>A colleague who is at a conversation now.</summary>
/// <param name="IsWriting">Whether they write there; else they look at it.</param>
public sealed record PresentAgent(Guid Id, string Name, bool IsWriting)
{
    /// <summary>The class of a face that writes; else null.</summary>
    public string? Modifier => IsWriting ? "present--writing" : null;

    public static readonly ILookup<Guid, PresentAgent> Nobody = Array.Empty<PresentAgent>().ToLookup(_ => Guid.Empty);

    /// <summary>Who beside the reader is at each of these conversations; mostly nobody is, and nothing is asked.</summary>
    public static async Task<ILookup<Guid, PresentAgent>> AtAsync(
        InboxDbContext db, InboxFeed feed, Agent reader, IReadOnlyList<Guid> conversationIds, CancellationToken cancellationToken)
    {
        var present = feed.PresentAt(reader.OrganizationId, conversationIds)
            .SelectMany(at => at, (at, agent) => (ConversationId: at.Key, agent.AgentId, agent.Kind))
            .Where(one => one.AgentId != reader.Id).ToList();
        if (present.Count == 0)
        {
            return Nobody;
        }

        Guid[] ids = [.. present.Select(one => one.AgentId).Distinct()];
        var names = await db.Agents.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
        return present.Where(one => names.ContainsKey(one.AgentId)).OrderBy(one => one.Kind != PresenceKind.Writing).ToLookup(
            one => one.ConversationId,
            one => new PresentAgent(one.AgentId, names[one.AgentId], one.Kind == PresenceKind.Writing));
    }
}
