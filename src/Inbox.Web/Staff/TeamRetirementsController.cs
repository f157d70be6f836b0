using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>Retires a team: what it has keeps its name, and nothing is given to it any more. And brings it back.</summary>
[Authorize(Policies.ManageTeams)]
[Route("settings/teams/{teamId:guid}/retirement")]
public sealed class TeamRetirementsController(InboxDbContext db, TeamService teams) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] Guid teamId, CancellationToken cancellationToken)
    {
        if (await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId, cancellationToken) is not { } team)
        {
            return NotFound();
        }

        await teams.RetireAsync(team, cancellationToken);
        return RedirectToAction("Index", "Teams", new { done = TeamChange.Retired });
    }

    [HttpDelete]
    public async Task<IActionResult> Delete([FromRoute] Guid teamId, CancellationToken cancellationToken)
    {
        if (await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId, cancellationToken) is not { } team)
        {
            return NotFound();
        }

        await teams.RestoreAsync(team, cancellationToken);
        return RedirectToAction("Index", "Teams", new { done = TeamChange.Restored });
    }
}
