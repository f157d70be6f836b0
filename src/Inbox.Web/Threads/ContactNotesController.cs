using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>What the team notes of a contact.</summary>
[Route("conversations/{conversationId:guid}/contact/notes")]
public sealed class ContactNotesController(ContactService editor, PanelResponses answers, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromForm] Guid? id, [FromForm] string? text, [FromQuery] ConversationListQuery query,
        CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var key = ContactKey.OfConversation(conversationId);
        var edit = await editor.AddNoteAsync(by.Agent, key, id ?? Guid.CreateVersion7(), text, cancellationToken);
        return await answers.AfterAsync(
            this, by, conversationId, edit, new(Guid.Empty, text ?? "", edit.Words ?? ""), query, cancellationToken);
    }

    [HttpPost("{noteId:guid}")]
    public async Task<IActionResult> Update(
        Guid conversationId, Guid noteId, [FromForm] string? was, [FromForm] string? text, [FromQuery] ConversationListQuery query,
        CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await editor.RewriteNoteAsync(by.Agent, ContactKey.OfConversation(conversationId), noteId, was, text, cancellationToken);
        return await answers.AfterAsync(
            this, by, conversationId, edit, new(noteId, text ?? "", edit.Words ?? ""), query, cancellationToken);
    }

    [HttpDelete("{noteId:guid}")]
    public async Task<IActionResult> Delete(
        Guid conversationId, Guid noteId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await editor.DeleteNoteAsync(by.Agent, ContactKey.OfConversation(conversationId), noteId, cancellationToken);
        return await answers.AfterAsync(this, by, conversationId, edit, new(noteId, "", edit.Words ?? ""), query, cancellationToken);
    }
}
