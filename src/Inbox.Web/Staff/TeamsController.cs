using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Staff;

/// <summary>The teams and who is in them.</summary>
[Authorize(Policies.ManageTeams)]
[Route("settings/teams")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TeamsController(
    InboxDbContext db, CurrentAgent currentAgent, TeamService teams, IStringLocalizer<TeamsController> localizer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(TeamChange? done, CancellationToken cancellationToken) =>
        View("Teams", await TeamsPage.LoadAsync(db, done, cancellationToken));

    [HttpPost]
    public async Task<IActionResult> Create(TeamForm form, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await IsRefusedAsync(form, null, cancellationToken)
            && await teams.AddAsync(by.OrganizationId, form.Name!, cancellationToken) is { } team)
        {
            return RedirectToAction(nameof(Show), new { teamId = team.Id });
        }

        if (ModelState.IsValid)
        {
            // Somebody made one of that name at the same moment.
            await IsRefusedAsync(form, null, cancellationToken);
        }

        return View("Teams", await TeamsPage.LoadAsync(db, null, cancellationToken) with { Name = form.Name });
    }

    [HttpGet("{teamId:guid}")]
    public async Task<IActionResult> Show([FromRoute] Guid teamId, CancellationToken cancellationToken) =>
        await TeamPage.FindAsync(db, teamId, cancellationToken) is { } page ? View("Team", page) : NotFound();

    /// <summary>Changes the team's name and members.</summary>
    [HttpPost("{teamId:guid}")]
    public async Task<IActionResult> Update([FromRoute] Guid teamId, TeamForm form, CancellationToken cancellationToken)
    {
        if (await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId && t.RetiredAt == null, cancellationToken) is not { } team)
        {
            return NotFound();
        }

        if (await IsRefusedAsync(form, teamId, cancellationToken))
        {
            var page = await TeamPage.FindAsync(db, teamId, cancellationToken);
            return View("Team", page! with { People = [.. page.People.Select(p => p with { IsChosen = form.Members.Contains(p.Id) })] });
        }

        await teams.ChangeAsync(team, form.Name!, form.Members, cancellationToken);
        return RedirectToAction(nameof(Index), new { done = TeamChange.Saved });
    }

    private async Task<bool> IsRefusedAsync(TeamForm form, Guid? teamId, CancellationToken cancellationToken)
    {
        if (await teams.FindFaultAsync(form.Name, teamId, cancellationToken) is { } fault)
        {
            ModelState.AddModelError(nameof(form.Name), localizer[fault]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return !ModelState.IsValid;
    }
}
