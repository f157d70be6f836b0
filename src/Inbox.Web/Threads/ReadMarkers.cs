using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Sending;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>Notes what agents have read, and has contacts told of it where their channel wants that.</summary>
public sealed class ReadMarkers(InboxDbContext db, SenderActionQueue actions, InboxFeed feed)
{
    /// <summary>
    /// Records that the agent has read a conversation up to a moment, and never past what has arrived. It only moves forward:
    /// two tabs, or the page and its script, may say it in any order.
    /// </summary>
    public async Task AdvanceAsync(Agent agent, Guid conversationId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var moved = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO read_markers (organization_id, agent_id, conversation_id, read_until)
            SELECT organization_id, {agent.Id}, id, least({until}, last_incoming_received_at)
            FROM conversations
            WHERE organization_id = {agent.OrganizationId} AND id = {conversationId} AND last_incoming_received_at IS NOT NULL
            ON CONFLICT (organization_id, agent_id, conversation_id) DO UPDATE SET read_until = excluded.read_until
            WHERE read_markers.read_until < excluded.read_until
            """,
            cancellationToken);
        if (moved > 0)
        {
            actions.Add(SenderAction.Seen, agent.OrganizationId, conversationId);
            feed.Publish(new(agent.OrganizationId, conversationId, agent.Id) { IsRowOnly = true });
        }
    }

    /// <summary>The notes of a conversation that call the agent were before their eyes.</summary>
    public async Task SeeMentionsAsync(Agent agent, Guid conversationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = await db.Mentions.Where(m => m.ConversationId == conversationId && m.AgentId == agent.Id && m.SeenAt == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.SeenAt, now), cancellationToken);
        if (seen > 0)
        {
            feed.Publish(new(agent.OrganizationId, conversationId, agent.Id));
        }
    }

    /// <summary>The contact's last words count as unread again, for this agent.</summary>
    public async Task TakeBackAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO read_markers (organization_id, agent_id, conversation_id, read_until)
            SELECT organization_id, {agent.Id}, id, last_incoming_received_at - interval '1 microsecond'
            FROM conversations
            WHERE organization_id = {agent.OrganizationId} AND id = {conversationId} AND last_incoming_received_at IS NOT NULL
            ON CONFLICT (organization_id, agent_id, conversation_id) DO UPDATE SET read_until = excluded.read_until
            """,
            cancellationToken);
        feed.Publish(new(agent.OrganizationId, conversationId, agent.Id));
    }
}
