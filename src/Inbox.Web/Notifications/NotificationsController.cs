using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Notifications;

/// <summary>What of that which changed concerns the agent who asks, as far as they want to be told and may see it.</summary>
[Route("notifications")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NotificationsController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    private const int MaxIds = 200;

    /// <summary>What is older is no news.</summary>
    private static readonly TimeSpan MaxLength = TimeSpan.FromHours(1);

    /// <param name="since">Up to when the browser was told, in milliseconds of our clock.</param>
    /// <param name="ids">The conversations that changed, separated by spaces; none where any may have.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Index(long since, string? ids, CancellationToken cancellationToken)
    {
        var changed = (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!ModelState.IsValid || changed.Length > MaxIds || !Array.TrueForAll(changed, id => Guid.TryParse(id, out _)))
        {
            return BadRequest();
        }

        var (now, reader) = (clock.GetUtcNow(), await currentAgent.GetAsync(cancellationToken));
        var from = Math.Clamp(since, (now - MaxLength).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        var notices = await Notice.FindAsync(
            db, reader.Agent, changed.Length == 0
                ? null : Array.ConvertAll(changed, Guid.Parse), DateTimeOffset.FromUnixTimeMilliseconds(from), now,
            cancellationToken);
        return PartialView("_Notices", new NoticeList(notices, now, reader.Agent.Notices));
    }
}

/// <param name="Until">Up to when the browser has been told with this.</param>
public sealed record NoticeList(IReadOnlyList<Notice> Notices, DateTimeOffset Until, NotificationPreferences Choice);
