using Inbox.Web.Audit;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>What a new message does to a closed conversation: it goes on, or after some days another one begins.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/reopening")]
public sealed class ChannelReopeningsController(ChannelSettings settings) : Controller
{
    private const int MaxDays = 365;
    private static readonly int[] Usual = [1, 7, 14, 30, 90];

    /// <summary>What the page offers, with what is set already.</summary>
    public static IEnumerable<int> Choices(Channel channel) =>
        Usual.Union(channel.ConversationsEndAfterDays is { } days ? [days] : []).Order();

    /// <param name="channelId">The channel.</param>
    /// <param name="days">Nothing where the closed conversation always goes on.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Update(Guid channelId, int? days, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || days is < 1 or > MaxDays)
        {
            return BadRequest();
        }

        return await settings.ChangeAsync(channelId, AuditAct.ChangeReopening, channel => Set(channel, days), cancellationToken)
            ? RedirectToAction("Index", "Channels", new { done = ChannelChange.Reopening })
            : NotFound();
    }

    private static Sentence Set(Channel channel, int? days)
    {
        channel.EndConversationsAfter(days);
        return days is { } until ? Sentence.Counted("NewAfterDays", until) : new Sentence("ClosedGoesOn");
    }
}
