using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>What a new message does to a closed conversation: it goes on, or after some days another one begins.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/reopening")]
public sealed class ChannelReopeningsController(InboxDbContext db, AuditTrail audit) : Controller
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
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || days is < 1 or > MaxDays)
        {
            return BadRequest();
        }

        channel.EndConversationsAfter(days);
        await audit.AddAsync(
            AuditAct.ChangeReopening, nameof(Channel), channelId, days is { } until
                ? Sentence.Counted("NewAfterDays", until) : new Sentence("ClosedGoesOn"), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.Reopening });
    }
}
