using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Staff;

/// <summary>Who works here, and as what.</summary>
[Authorize(Policies.ManageAgents)]
[Route("settings/people")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PeopleController(InboxDbContext db, CurrentAgent currentAgent, AgentService roster, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(PeopleChange? done, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return View("People", await PeoplePage.LoadAsync(db, reader, done, clock.GetUtcNow(), cancellationToken));
    }

    [HttpGet("{agentId:guid}")]
    public async Task<IActionResult> Show([FromRoute] Guid agentId, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await PersonPage.FindAsync(db, reader, agentId, cancellationToken) is { } page ? View("Person", page) : NotFound();
    }

    /// <summary>Changes what the person may do and see.</summary>
    [HttpPost("{agentId:guid}")]
    public async Task<IActionResult> Update([FromRoute] Guid agentId, AccessForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !form.IsKnown)
        {
            return BadRequest();
        }

        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await roster.PlaceAsync(reader, agentId, form.ToAccess(), cancellationToken);
        return outcome == AgentChangeResult.Done
            ? RedirectToAction(nameof(Index), new { done = PeopleChange.Placed })
            : await this.RefuseAsync(db, reader, agentId, outcome, cancellationToken);
    }
}
