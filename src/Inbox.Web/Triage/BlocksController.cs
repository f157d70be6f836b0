using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>Whether the contact of a conversation is blocked.</summary>
[Route("conversations/{conversationId:guid}/contact/block")]
public sealed class BlocksController(BlockService blocks, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        BlockAsync(conversationId, isBlocked: true, query, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        BlockAsync(conversationId, isBlocked: false, query, cancellationToken);

    private async Task<IActionResult> BlockAsync(
        Guid conversationId, bool isBlocked, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return this.After(await blocks.BlockAsync(by, conversationId, isBlocked, cancellationToken), conversationId, query);
    }
}
