using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>What of some news may be told to an agent who does not see everything.</summary>
internal static class VisibleUpdates
{
    /// <summary>A move is asked about soon after it was made; its line tells of it.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);

    /// <returns>
    /// The conversations that the agent sees. Where one has just left the agent's sight it is not named, but everything is to be
    /// asked for again: the browser may show it still.
    /// </returns>
    public static async Task<FeedUpdate> OfAsync(
        InboxDbContext db, Agent agent, FeedUpdate news, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. news.Conversations.Union(news.Presences)];
        var seen = await db.VisibleTo(agent).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        if (seen.Count == ids.Length)
        {
            return news;
        }

        var told = news with
        {
            Conversations = [.. news.Conversations.Intersect(seen)],
            Presences = [.. news.Presences.Intersect(seen)],
        };
        Guid[] hidden = [.. news.Conversations.Except(seen)];
        return hidden.Length > 0 && await HasLostAsync(db, agent, hidden, now - Recent, cancellationToken)
            ? told with { Conversations = [], IsEverything = true }
            : told;
    }

    private static Task<bool> HasLostAsync(
        InboxDbContext db, Agent agent, Guid[] hidden, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var teams = db.TeamMembers.Where(m => m.AgentId == agent.Id).Select(m => m.TeamId);
        return db.Conversations.Where(c => hidden.Contains(c.Id))
            .Where(c => db.Activities.Any(a => a.ConversationId == c.Id && a.At > since
                && (a.Kind == ActivityKind.Assigned || a.Kind == ActivityKind.Unassigned)))
            .AnyAsync(
                c => db.ChannelAgents.Any(m => m.AgentId == agent.Id && m.ChannelId == c.ChannelId)
                    || (c.TeamId != null && teams.Contains(c.TeamId.Value))
                    || db.Activities.Any(a => a.ConversationId == c.Id
                        && (a.AssigneeId == agent.Id || (a.TeamId != null && teams.Contains(a.TeamId.Value)))),
                cancellationToken);
    }
}
