using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

[Route("conversations/{conversationId:guid}/assignment")]
public sealed class AssignmentsController(InboxDbContext db, AssignmentService assignments, CurrentAgent currentAgent) : Controller
{
    private const string Me = "me";

    /// <param name="conversationId">The conversation to give away or to take.</param>
    /// <param name="form">To whom.</param>
    /// <param name="query">The list beside it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromForm] AssignmentForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var seen = ConversationAssignee.Parse(form.Seen);
        if (await FindAgentAsync(form.AgentId, by, cancellationToken) is { } agent)
        {
            return Answer(await assignments.GiveAsync(by, conversationId, agent, seen, cancellationToken), conversationId, query);
        }

        return await FindTeamAsync(form.TeamId, cancellationToken) is { } team
            ? Answer(await assignments.GiveAsync(by, conversationId, team, seen, cancellationToken), conversationId, query)
            : NotFound();
    }

    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromForm] string? seen, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return Answer(
            await assignments.TakeAwayAsync(
                by, conversationId, ConversationAssignee.Parse(seen), cancellationToken), conversationId, query);
    }

    private IActionResult Answer(AssignmentResult answer, Guid conversationId, ConversationListQuery query)
    {
        if (answer.Another is { } another)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Held", new AssignmentConflictPage(another, query.ToPlace().Of(conversationId)));
        }

        return answer.IsSeen ? this.After(answer.Outcome, conversationId, query) : LocalRedirect(query.ToPlace().Address);
    }

    private async Task<Agent?> FindAgentAsync(string? agentId, Agent by, CancellationToken cancellationToken)
    {
        if (agentId == Me)
        {
            return by;
        }

        return Guid.TryParse(agentId, out var id)
            ? await db.Agents.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancellationToken)
            : null;
    }

    private async Task<Team?> FindTeamAsync(Guid? teamId, CancellationToken cancellationToken) => teamId is null
        ? null
        : await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == teamId && t.RetiredAt == null, cancellationToken);
}

/// <summary>Says that somebody got a conversation while the page still showed another.</summary>
public sealed record AssignmentConflictPage(OtherAssignee Another, string Address);
