using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

[Route("conversations/{conversationId:guid}/assignment")]
public sealed class AssignmentsController(InboxDbContext db, ConversationEditor editor, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    private const string Me = "me";

    /// <param name="conversationId">The conversation to give away or to take.</param>
    /// <param name="agentId">An agent's id, or "me".</param>
    /// <param name="query">The list beside it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromForm] string? agentId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var assignee = await FindAssigneeAsync(agentId, cancellationToken);
        if (assignee is null)
        {
            return NotFound();
        }

        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await editor.EditAsync(by, conversationId, c => c.AssignTo(assignee, by, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }

    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await editor.EditAsync(by, conversationId, c => c.Unassign(by, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }

    private async Task<Agent?> FindAssigneeAsync(string? agentId, CancellationToken cancellationToken)
    {
        if (agentId == Me)
        {
            return (await currentAgent.GetAsync(cancellationToken)).Agent;
        }

        return Guid.TryParse(agentId, out var id)
            ? await db.Agents.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancellationToken)
            : null;
    }
}
