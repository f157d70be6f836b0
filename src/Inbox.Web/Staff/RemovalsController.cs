using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>Ends an agent's work here, and takes the agent back.</summary>
[Authorize(Policies.ManageAgents)]
[Route("settings/people/{agentId:guid}/removal")]
public sealed class RemovalsController(InboxDbContext db, CurrentAgent currentAgent, AgentService roster, Handover handover) : Controller
{
    /// <param name="agentId">Who goes.</param>
    /// <param name="heirId">Who is given the conversations; nobody where it is empty.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] Guid agentId, Guid? heirId, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var heir = await FindHeirAsync(agentId, heirId, cancellationToken);
        if (heirId is not null && heir is null)
        {
            return await this.RefuseAsync(db, by, agentId, AgentChangeResult.Raced, cancellationToken);
        }

        var outcome = await roster.RemoveAsync(by, agentId, cancellationToken);
        if (outcome != AgentChangeResult.Done)
        {
            return await this.RefuseAsync(db, by, agentId, outcome, cancellationToken);
        }

        // Once begun it is finished, even if the browser goes away: nobody would look after what is left.
        await handover.MoveAsync(agentId, heir, by, CancellationToken.None);
        return RedirectToAction("Index", "People", new { done = PeopleChange.Removed });
    }

    [HttpDelete]
    public async Task<IActionResult> Delete([FromRoute] Guid agentId, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await roster.TakeBackAsync(by, agentId, cancellationToken);
        return outcome == AgentChangeResult.Done
            ? RedirectToAction("Index", "People", new { done = PeopleChange.TakenBack })
            : await this.RefuseAsync(db, by, agentId, outcome, cancellationToken);
    }

    private Task<Agent?> FindHeirAsync(Guid agentId, Guid? heirId, CancellationToken cancellationToken) =>
        db.Agents.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == heirId && a.Id != agentId && a.RemovedAt == null, cancellationToken);
}
