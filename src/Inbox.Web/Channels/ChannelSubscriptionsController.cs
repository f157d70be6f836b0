using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Asks Meta again for a channel's events.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/subscription")]
public sealed class ChannelSubscriptionsController(InboxDbContext db, ChannelSubscription subscription, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid channelId, CancellationToken cancellationToken)
    {
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        await subscription.SubscribeAsync(channel, cancellationToken);
        await audit.AddAsync(AuditAct.SubscribeChannel, nameof(Channel), channelId, channel.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction(
            "Index", "Channels", new { done = channel.SubscribedAt is null ? (ChannelChange?)null : ChannelChange.Subscribed });
    }
}
