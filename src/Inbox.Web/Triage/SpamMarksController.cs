using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>Whether a conversation is spam, which is in no list but its own.</summary>
[Route("conversations/{conversationId:guid}/spam")]
public sealed class SpamMarksController(ConversationService editor, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await editor.EditAsync(by, conversationId, c => c.MarkSpam(by, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }

    /// <summary>It is none: it comes back as an open one, and what is written from now on comes to the inbox.</summary>
    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await editor.EditAsync(by, conversationId, c => c.IsSpam ? c.Reopen(by, clock.GetUtcNow()) : null, cancellationToken);
        return this.After(outcome, conversationId, query);
    }
}
