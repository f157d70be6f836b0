using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Webhooks;

/// <summary>What Meta posted for the organization's channels and did not become a message: to search, to look at, and to replay.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/events")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StoredEventsController(
    InboxDbContext db, CurrentOrganization current, AuditTrail audit, StoredEventReplay replay) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] StoredEventFilter filter, int? replayed, CancellationToken cancellationToken) =>
        View(await StoredEventsPage.LoadAsync(db, current.Id!.Value, filter, replayed, cancellationToken));

    /// <summary>The item as it came, which holds what people wrote: that somebody looked is written down.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        if (await StoredEventPage.FindAsync(db, current.Id!.Value, id, cancellationToken) is not { } page)
        {
            return NotFound();
        }

        await audit.AddAsync(AuditAct.ReadRawEvent, nameof(WebhookItem), id, page.Row.Kind, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return View(page);
    }

    [HttpPost("{id:guid}/replay")]
    public async Task<IActionResult> Replay(Guid id, CancellationToken cancellationToken)
    {
        if (await replay.ReplayAsync(current.Id!.Value, id, cancellationToken) is not { } replayed)
        {
            return NotFound();
        }

        await audit.AddAsync(AuditAct.ReplayEvents, nameof(WebhookItem), id, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction(nameof(Index), new { replayed });
    }

    [HttpPost("replay")]
    public async Task<IActionResult> ReplayAll(CancellationToken cancellationToken)
    {
        var replayed = await replay.ReplayFailedAsync(current.Id!.Value, cancellationToken);
        await audit.AddAsync(
            AuditAct.ReplayEvents, nameof(WebhookItem), null, Sentence.Counted("FailedReplayed", replayed), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction(nameof(Index), new { replayed });
    }
}
