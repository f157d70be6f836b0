using Inbox.Web.Audit;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Channels;

/// <summary>Who answers the conversations of a channel: everybody who sees them, or the assignee alone.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/answerers")]
public sealed class ChannelAnswerersController(ChannelSettings settings) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid channelId, bool onlyAssignee, CancellationToken cancellationToken) =>
        await settings.ChangeAsync(channelId, AuditAct.ChangeAnswerers, channel => Set(channel, onlyAssignee), cancellationToken)
            ? RedirectToAction("Index", "Channels", new { done = ChannelChange.Answerers })
            : NotFound();

    private static Sentence Set(Channel channel, bool onlyAssignee)
    {
        channel.LetAnswer(onlyAssignee);
        return onlyAssignee ? new Sentence("AnsweredByAssignee") : new Sentence("AnsweredByEverybody");
    }
}
