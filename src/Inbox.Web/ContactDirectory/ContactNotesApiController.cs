using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>What the team notes of a contact, for programs.</summary>
[ApiController]
[Route("api/contacts/{id:guid}/notes")]
[Tags("Contacts")]
[ResponseCache(NoStore = true)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
public sealed class ContactNotesApiController(InboxDbContext db, ContactService notes, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>All of them, the newest first.</summary>
    [HttpGet]
    [ProducesResponseType<ApiContactNote[]>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await db.ContactsVisibleTo(reader).AnyAsync(c => c.Id == id, cancellationToken)
            ? Ok(await NotesOf(id).ToListAsync(cancellationToken)) : NotFound();
    }

    /// <summary>Adds a note.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="note">With an id of the program's own, sent twice it is one note.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [ProducesResponseType<ApiContactNote>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(Guid id, [FromBody] ApiNoteText note, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var noteId = note.Id ?? Guid.CreateVersion7();
        var edit = await notes.AddNoteAsync(by, ContactKey.Of(id), noteId, note.Text, cancellationToken);
        if (edit.Outcome != EditOutcome.Done)
        {
            return Refuse(edit);
        }

        var added = await NotesOf(id).ToListAsync(cancellationToken);
        return CreatedAtAction(nameof(Index), new { id }, added.OrderBy(n => n.Id != noteId).First());
    }

    /// <summary>Writes a note anew.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="noteId">The note's id.</param>
    /// <param name="note">With was, only if that is what it says still.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPatch("{noteId:guid}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Update(Guid id, Guid noteId, [FromBody] ApiNoteText note, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var edit = await notes.RewriteNoteAsync(by, ContactKey.Of(id), noteId, note.Was, note.Text, cancellationToken);
        return edit.Outcome == EditOutcome.Done ? NoContent() : Refuse(edit);
    }

    /// <summary>Deletes a note.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="noteId">The note's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete("{noteId:guid}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(Guid id, Guid noteId, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var edit = await notes.DeleteNoteAsync(by, ContactKey.Of(id), noteId, cancellationToken);
        return edit.Outcome == EditOutcome.Done ? NoContent() : Refuse(edit);
    }

    private IQueryable<ApiContactNote> NotesOf(Guid contactId) => db.ContactNotes.Where(n => n.ContactId == contactId)
        .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Select(n => new ApiContactNote(n.Id, n.Text, n.AuthorId, n.At));

    private IActionResult Refuse(ContactEdit edit) => edit.Outcome switch
    {
        EditOutcome.NotFound => NotFound(),
        EditOutcome.Raced => Problem("Somebody changed the note since: read it again.", statusCode: StatusCodes.Status409Conflict),
        _ => Problem(edit.Words, statusCode: StatusCodes.Status422UnprocessableEntity),
    };
}

/// <summary>A note of a contact.</summary>
/// <param name="AuthorId">Who wrote it last.</param>
/// <param name="At">When that was.</param>
public sealed record ApiContactNote(Guid Id, string Text, Guid AuthorId, DateTimeOffset At);

/// <summary>What a note is to say.</summary>
/// <param name="Text">At most 2,000 characters.</param>
/// <param name="Id">Of a new note.</param>
/// <param name="Was">What it said when it was read; null for whatever it says.</param>
public sealed record ApiNoteText(string? Text, Guid? Id = null, string? Was = null);
