using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>
/// Some rows of the list as they are now, for a page that shows them already; those that its filter leaves out are not there.
/// </summary>
[Route("inbox/rows")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConversationRowsController(
    InboxDbContext db, CurrentAgent currentAgent, InboxFeed feed, TimeProvider clock) : Controller
{
    private const int MaxRows = 200;

    /// <param name="query">The place whose rows they are.</param>
    /// <param name="ids">Conversations, separated by spaces.</param>
    /// <param name="open">The one that lies open beside the list.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    [AgentAskedWithAnswer]
    public async Task<IActionResult> Index(
        [FromQuery] ConversationListQuery query, string? ids, Guid? open, CancellationToken cancellationToken)
    {
        var wanted = (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length > MaxRows || !Array.TrueForAll(wanted, id => Guid.TryParse(id, out _)))
        {
            return BadRequest();
        }

        var page = await currentAgent.AskWithAsync(
            async reader =>
            {
                var rows = await InboxPage.LoadRowsAsync(
                    db, reader, query.ToPlace(), Array.ConvertAll(wanted, Guid.Parse), clock.GetUtcNow(), cancellationToken);
                return await rows.HearingAsync(db, feed, reader.Agent, cancellationToken);
            },
            cancellationToken);
        return page is null ? Challenge() : PartialView("_ConversationRows", page with { OpenId = open });
    }
}
