using Inbox.Web.Audit;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Channels;

/// <summary>What contacts of a channel are shown of the agents: that they read, that they write (meta-platform 3.8).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/presence")]
public sealed class ChannelPresencesController(ChannelSettings settings) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid channelId, bool showsSeen, bool showsTyping, CancellationToken cancellationToken) =>
        await settings.ChangeAsync(channelId, AuditAct.ChangePresence, channel => Set(channel, showsSeen, showsTyping), cancellationToken)
            ? RedirectToAction("Index", "Channels", new { done = ChannelChange.Presence })
            : NotFound();

    private static Sentence Set(Channel channel, bool showsSeen, bool showsTyping)
    {
        channel.Show(showsSeen, showsTyping);
        return new Sentence("PresenceShown", WordOf(showsSeen), WordOf(showsTyping));
    }

    /// <summary>A code of the localizer.</summary>
    private static Sentence WordOf(bool isShown) => isShown ? new Sentence("PresenceIsShown") : new Sentence("PresenceIsHidden");
}
