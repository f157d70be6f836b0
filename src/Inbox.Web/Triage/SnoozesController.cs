using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>Lets a conversation rest, and brings it back. A refusal is said in keys of the localizer.</summary>
[Route("conversations/{conversationId:guid}/snooze")]
public sealed class SnoozesController(
    ConversationService editor, DismissalService dismissals, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <param name="conversationId">The conversation that is to rest.</param>
    /// <param name="choice">The key of a <see cref="SnoozeOption"/>.</param>
    /// <param name="at">A moment of the agent's own, where <paramref name="choice"/> says so.</param>
    /// <param name="then">Where the agent goes on; without it, they stay.</param>
    /// <param name="query">The list beside it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, [FromForm] string? choice, [FromForm] string? at, [FromForm] AfterTriage? then,
        [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var (agent, now) = (await currentAgent.GetAsync(cancellationToken), clock.GetUtcNow());
        if (SnoozeOption.Parse(choice, at, now, agent.Zone) is not { } chosen)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Error", new ErrorPage(
                StatusCodes.Status422UnprocessableEntity, HttpContext.TraceIdentifier,
                "Choose a moment to come",
                "It lies in the past, or more than a year ahead. Nothing was changed: choose another one."));
        }

        if (then is { } goesOn)
        {
            var order = new BulkOrder(BulkKind.Snooze) { Until = chosen.Until };
            var dismissal = await dismissals.DismissAsync(agent, conversationId, order, goesOn, query.ToPlace(), cancellationToken);
            return this.After(dismissal, conversationId, query);
        }

        var outcome = await editor.EditAsync(agent.Agent, conversationId, c => c.Snooze(agent.Agent, chosen.Until, now), cancellationToken);
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
