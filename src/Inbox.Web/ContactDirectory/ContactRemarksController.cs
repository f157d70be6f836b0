using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>What the team notes of a contact, on their page.</summary>
[Route("contacts/{id:guid}/notes")]
public sealed class ContactRemarksController(InboxDbContext db, ContactService notes, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        [FromRoute] Guid id, [FromForm(Name = "id")] Guid? noteId, [FromForm] string? text, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await notes.AddNoteAsync(by.Agent, ContactKey.Of(id), noteId ?? Guid.CreateVersion7(), text, cancellationToken);
        return await AfterAsync(by, id, edit, new(Guid.Empty, text ?? "", edit.Words ?? ""), cancellationToken);
    }

    [HttpPost("{noteId:guid}")]
    public async Task<IActionResult> Update(
        [FromRoute] Guid id, Guid noteId, [FromForm] string? was, [FromForm] string? text, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await notes.RewriteNoteAsync(by.Agent, ContactKey.Of(id), noteId, was, text, cancellationToken);
        return await AfterAsync(by, id, edit, new(noteId, text ?? "", edit.Words ?? ""), cancellationToken);
    }

    [HttpDelete("{noteId:guid}")]
    public async Task<IActionResult> Delete([FromRoute] Guid id, Guid noteId, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await notes.DeleteNoteAsync(by.Agent, ContactKey.Of(id), noteId, cancellationToken);
        return await AfterAsync(by, id, edit, new(noteId, "", edit.Words ?? ""), cancellationToken);
    }

    private async Task<IActionResult> AfterAsync(
        SignedInAgent by, Guid id, ContactEdit edit, PanelRefusal refusal, CancellationToken cancellationToken)
    {
        if (edit.Outcome is EditOutcome.Done)
        {
            return LocalRedirect($"/contacts/{id}");
        }

        if (edit.Outcome is EditOutcome.NotFound
            || await ContactPage.FindAsync(db, by, id, before: null, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        Response.StatusCode = edit.Outcome is EditOutcome.Raced
            ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("~/ContactDirectory/Views/Show.cshtml", page with { Refusal = refusal });
    }
}
