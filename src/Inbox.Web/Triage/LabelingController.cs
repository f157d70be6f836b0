using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>Puts a label on something of a conversation, and takes it off.</summary>
public abstract class LabelingController(CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(
        Guid conversationId, Guid labelId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        LabelAsync(conversationId, labelId, isOn: true, query, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(
        Guid conversationId, Guid labelId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        LabelAsync(conversationId, labelId, isOn: false, query, cancellationToken);

    /// <returns>Whether there is such a conversation, and such a label.</returns>
    protected abstract Task<bool> LabelAsync(Agent by, Guid conversationId, Guid labelId, bool isOn, CancellationToken cancellationToken);

    private async Task<IActionResult> LabelAsync(
        Guid conversationId, Guid labelId, bool isOn, ConversationListQuery query, CancellationToken cancellationToken) =>
        await LabelAsync((await currentAgent.GetAsync(cancellationToken)).Agent, conversationId, labelId, isOn, cancellationToken)
            ? LocalRedirect(query.ToPlace().Of(conversationId))
            : NotFound();
}
