using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Who answers the conversations of a channel: everybody who sees them, or the assignee alone.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}/answerers")]
public sealed class ChannelAnswerersController(InboxDbContext db, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid channelId, bool onlyAssignee, CancellationToken cancellationToken)
    {
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        channel.LetAnswer(onlyAssignee);
        await audit.AddAsync(AuditAct.ChangeAnswerers, nameof(Channel), channelId, WordOf(onlyAssignee), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.Answerers });
    }

    private static Sentence WordOf(bool onlyAssignee) =>
        onlyAssignee ? new Sentence("AnsweredByAssignee") : new Sentence("AnsweredByEverybody");
}
