using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Connecting;

/// <summary>Disconnects a channel; its conversations stay.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/connection")]
public sealed class ChannelConnectionsController(
    InboxDbContext db, ChannelSubscription subscription, AuditTrail audit, TimeProvider clock) : Controller
{
    [HttpGet("end")]
    public async Task<IActionResult> Ask(Guid channelId, CancellationToken cancellationToken) =>
        await FindAsync(channelId, cancellationToken) is { } channel ? View("Disconnect", channel) : NotFound();

    [HttpDelete]
    public async Task<IActionResult> Destroy(Guid channelId, CancellationToken cancellationToken)
    {
        if (await FindAsync(channelId, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        await subscription.EndAsync(channel, cancellationToken);
        channel.Disconnect(clock.GetUtcNow());
        await audit.AddAsync(
            AuditAct.DisconnectChannel, nameof(Channel), channelId, $"{channel.Platform} {channel.ExternalId}", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.Disconnected });
    }

    private Task<Channel?> FindAsync(Guid channelId, CancellationToken cancellationToken) =>
        db.Channels.SingleOrDefaultAsync(c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken);
}
