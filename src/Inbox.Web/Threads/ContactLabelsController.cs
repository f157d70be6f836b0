using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>The labels of a conversation's contact, which stand beside each of their conversations.</summary>
[Route("conversations/{conversationId:guid}/contact/labels/{labelId:guid}")]
public sealed class ContactLabelsController(LabelService desk, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(
        Guid conversationId, Guid labelId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        LabelAsync(conversationId, labelId, isOn: true, query, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(
        Guid conversationId, Guid labelId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        LabelAsync(conversationId, labelId, isOn: false, query, cancellationToken);

    private async Task<IActionResult> LabelAsync(
        Guid conversationId, Guid labelId, bool isOn, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await desk.LabelContactAsync(by, conversationId, labelId, isOn, cancellationToken)
            ? LocalRedirect(query.ToPlace().Of(conversationId))
            : NotFound();
    }
}
