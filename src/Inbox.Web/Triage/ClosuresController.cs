using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

[Route("conversations/{conversationId:guid}/closure")]
public sealed class ClosuresController(
    ConversationService editor, DismissalService dismissals, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <param name="conversationId">The conversation that is done.</param>
    /// <param name="then">Where its agent goes on; without it, they stay.</param>
    /// <param name="query">The list beside it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromForm] AfterTriage? then, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        if (then is { } goesOn)
        {
            var dismissal = await dismissals.DismissAsync(
                agent, conversationId, new(BulkKind.Close), goesOn, query.ToPlace(), cancellationToken);
            return this.After(dismissal, conversationId, query);
        }

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
