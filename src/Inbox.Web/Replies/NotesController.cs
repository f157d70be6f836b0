using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

/// <summary>What agents write for each other about a conversation.</summary>
[Route("conversations/{conversationId:guid}/notes")]
public sealed class NotesController(NoteService notes, DraftService drafts, CurrentAgent currentAgent) : Controller
{
    /// <summary>The form may hold files that are chosen for the answer.</summary>
    [HttpPost]
    [RequestSizeLimit(ChosenFiles.MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MaxBytes)]
    public async Task<IActionResult> Create(
        Guid conversationId, NoteForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        form.Id = form.Id == Guid.Empty ? Guid.CreateVersion7() : form.Id;
        var outcome = await notes.AddAsync(conversationId, writer.Agent, form, cancellationToken);
        return outcome == NoteOutcome.Done
            ? this.Taken(
                AddressOf(form.Id, conversationId, query),
                await drafts.ForgetNoteAsync(writer.Agent, conversationId, form, cancellationToken))
            : Answer(outcome, conversationId, form.Id, form, writer, query);
    }

    [HttpPut("{noteId:guid}")]
    public async Task<IActionResult> Update(
        Guid conversationId, Guid noteId, NoteForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        var outcome = await notes.EditAsync(conversationId, noteId, writer.Agent, form, cancellationToken);
        return Answer(outcome, conversationId, noteId, form, writer, query);
    }

    [HttpDelete("{noteId:guid}")]
    public async Task<IActionResult> Delete(
        Guid conversationId, Guid noteId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        var outcome = await notes.RemoveAsync(conversationId, noteId, writer.Agent, cancellationToken);
        return outcome.IsNotFound ? NotFound() : LocalRedirect(query.ToPlace().Of(conversationId));
    }

    private IActionResult Answer(
        NoteOutcome outcome, Guid conversationId, Guid noteId, NoteForm form, SignedInAgent writer, ConversationListQuery query)
    {
        if (outcome.Refusal is { } refusal)
        {
            return new RefusedComposerResult(
                conversationId, writer, query.ToPlace(), composer => composer.Noting(
                    form, refusal), StatusCodes.Status422UnprocessableEntity, NotFound);
        }

        return outcome.IsNotFound ? this.Gone(form.Note) : LocalRedirect(AddressOf(noteId, conversationId, query));
    }

    private static string AddressOf(Guid noteId, Guid conversationId, ConversationListQuery query) =>
        $"{query.ToPlace().Of(conversationId)}#note-{noteId}";
}
