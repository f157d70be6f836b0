using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Checks a channel now.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/check")]
public sealed class ChannelChecksController(InboxDbContext db, ChannelCheck check, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid channelId, CancellationToken cancellationToken)
    {
        if (await db.Channels.Where(c => c.Id == channelId && c.DisconnectedAt == null).Select(c => c.Name)
            .SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return NotFound();
        }

        await audit.AddAsync(AuditAct.CheckChannel, nameof(Channel), channelId, name, cancellationToken);
        await check.CheckAsync(channelId, cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.Checked });
    }
}
