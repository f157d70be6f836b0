using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>The saved replies of an agent, of their teams and of everybody, as a part of the settings.</summary>
[Route("settings/saved-replies")]
public sealed class SavedRepliesController(SavedReplyService shelf, InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await SavedRepliesPage.LoadAsync(db, await AgentAsync(cancellationToken), cancellationToken));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View("Edit", await SavedReplyPage.LoadAsync(
            db, await AgentAsync(cancellationToken), id: null, new SavedReplyForm(), problem: null, cancellationToken));

    [HttpPost]
    [RequestSizeLimit(ChosenFiles.MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MaxBytes)]
    public async Task<IActionResult> Create(SavedReplyForm form, CancellationToken cancellationToken)
    {
        var agent = await AgentAsync(cancellationToken);
        return await AnswerAsync(await shelf.AddAsync(agent, form, cancellationToken), agent, id: null, form, cancellationToken);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken)
    {
        var agent = await AgentAsync(cancellationToken);
        var reply = await db.ChangeableBy(agent).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return reply is null
            ? NotFound() : View(await SavedReplyPage.LoadAsync(db, agent, id, FormOf(reply), problem: null, cancellationToken));
    }

    /// <summary>With files, a form can say nothing but POST.</summary>
    [HttpPost("{id:guid}")]
    [RequestSizeLimit(ChosenFiles.MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MaxBytes)]
    public async Task<IActionResult> Update(Guid id, SavedReplyForm form, CancellationToken cancellationToken)
    {
        var agent = await AgentAsync(cancellationToken);
        return await AnswerAsync(await shelf.ChangeAsync(id, agent, form, cancellationToken), agent, id, form, cancellationToken);
    }

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var isDeleted = await shelf.DeleteAsync(id, await AgentAsync(cancellationToken), cancellationToken);
        return isDeleted ? RedirectToAction(nameof(Index)) : NotFound();
    }

    private async Task<Agent> AgentAsync(CancellationToken cancellationToken) => (await currentAgent.GetAsync(cancellationToken)).Agent;

    private async Task<IActionResult> AnswerAsync(
        SavedReplyOutcome outcome, Agent agent, Guid? id, SavedReplyForm form, CancellationToken cancellationToken)
    {
        if (outcome.Problem is not { } problem)
        {
            return outcome.Id is null ? NotFound() : RedirectToAction(nameof(Index));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Edit", await SavedReplyPage.LoadAsync(db, agent, id, form.With(outcome.Files), problem, cancellationToken));
    }

    private static SavedReplyForm FormOf(SavedReply reply) => new()
    {
        Shortcut = reply.Shortcut,
        Text = reply.Text,
        Scope = reply.Scope,
        TeamId = reply.TeamId,
        FileIds = reply.FileIds,
    };
}
