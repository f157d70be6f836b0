using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

public static class ReadMarkers
{
    /// <summary>
    /// Records that the agent has read a conversation up to a moment, and never past what has arrived. It only moves forward:
    /// two tabs, or the page and its script, may say it in any order.
    /// </summary>
    public static Task AdvanceAsync(
        this InboxDbContext db, Agent agent, Guid conversationId, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO read_markers (organization_id, agent_id, conversation_id, read_until)
            SELECT organization_id, {agent.Id}, id, least({until}, last_incoming_received_at)
            FROM conversations
            WHERE organization_id = {agent.OrganizationId} AND id = {conversationId} AND last_incoming_received_at IS NOT NULL
            ON CONFLICT (organization_id, agent_id, conversation_id) DO UPDATE SET read_until = excluded.read_until
            WHERE read_markers.read_until < excluded.read_until
            """,
            cancellationToken);
}
