using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>How much a conversation matters; taken away, it matters as much as others.</summary>
[Route("conversations/{conversationId:guid}/priority")]
public sealed class PrioritiesController(ConversationService editor, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <param name="conversationId">The conversation.</param>
    /// <param name="level">LOW, HIGH or URGENT; what is none of them counts as none.</param>
    /// <param name="query">The list beside it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public Task<IActionResult> Create(
        Guid conversationId, [FromForm] string? level, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        PrioritizeAsync(
            conversationId, UpperCaseEnum.TryParse<ConversationPriority>(level, out var priority)
                ? priority : ConversationPriority.None, query, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        PrioritizeAsync(conversationId, ConversationPriority.None, query, cancellationToken);

    private async Task<IActionResult> PrioritizeAsync(
        Guid conversationId, ConversationPriority priority, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await editor.EditAsync(by, conversationId, c => c.Prioritize(priority, by, clock.GetUtcNow()), cancellationToken);
        return this.After(outcome, conversationId, query);
    }
}
