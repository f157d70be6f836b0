using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

[Route("conversations/{conversationId:guid}/closure")]
public sealed class ClosuresController(ConversationService editor, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        var outcome = await editor.EditAsync(agent.Agent, conversationId, c => c.Close(agent.Agent, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }

    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        var outcome = await editor.EditAsync(agent.Agent, conversationId, c => c.Reopen(agent.Agent, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }
}
