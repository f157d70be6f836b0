using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Sending;

/// <summary>Shows how one message came or went.</summary>
[Route("conversations/{conversationId:guid}/messages/{messageId:guid}/way")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeliveryTracesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid conversationId, Guid messageId, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        return await DeliveryTrace.FindAsync(db, reader.Agent, conversationId, messageId, cancellationToken) is { } way
            ? View("Way", way) : NotFound();
    }
}
