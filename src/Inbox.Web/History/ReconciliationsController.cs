using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>Reads a channel's history now: compares its last day with Meta, or imports it from the beginning.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/{channelId:guid}")]
public sealed class ReconciliationsController(InboxDbContext db, AuditTrail audit, HistorySignal signal, TimeProvider clock) : Controller
{
    [HttpPost("reconciliation")]
    public Task<IActionResult> Compare(Guid channelId, CancellationToken cancellationToken) => ChangeAsync(
        channelId, AuditAct.CompareHistory, ChannelChange.Comparing, history => history.CompareAt(clock.GetUtcNow()), cancellationToken);

    [HttpPost("import")]
    public Task<IActionResult> Import(Guid channelId, CancellationToken cancellationToken) => ChangeAsync(
        channelId, AuditAct.ImportHistory, ChannelChange.Importing, history => history.BeginImport(clock.GetUtcNow()), cancellationToken);

    private async Task<IActionResult> ChangeAsync(
        Guid channelId, AuditAct act, ChannelChange change, Action<ChannelHistory> begin, CancellationToken cancellationToken)
    {
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return NotFound();
        }

        begin(await db.HistoryOfAsync(channel, clock.GetUtcNow(), cancellationToken));
        await audit.AddAsync(act, nameof(Channel), channelId, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return RedirectToAction("Index", "Channels", new { done = change });
    }
}
