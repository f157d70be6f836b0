using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>What contacts of a channel are shown of the agents: that they read, that they write (meta-platform 3.8).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/presence")]
public sealed class ChannelPresencesController(InboxDbContext db, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid channelId, bool showsSeen, bool showsTyping, CancellationToken cancellationToken)
    {
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        channel.Show(showsSeen, showsTyping);
        var note = new Sentence("PresenceShown", WordOf(showsSeen), WordOf(showsTyping));
        await audit.AddAsync(AuditAct.ChangePresence, nameof(Channel), channelId, note, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.Presence });
    }

    /// <summary>A code of the localizer.</summary>
    private static Sentence WordOf(bool isShown) => isShown ? new Sentence("PresenceIsShown") : new Sentence("PresenceIsHidden");
}
