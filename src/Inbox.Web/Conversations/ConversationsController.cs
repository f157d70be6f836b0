using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] // What people wrote stays in no cache, and "back" shows what is true now.
public sealed class ConversationsController(InboxDbContext db, CurrentAgent currentAgent, IConfiguration configuration) : Controller
{
    [HttpGet("inbox")]
    public async Task<IActionResult> Index([FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        return View(await LoadListAsync(reader, query.ToPlace(), cancellationToken));
    }

    [HttpGet("conversations/{id:guid}")]
    public async Task<IActionResult> Show(
        Guid id, [FromQuery] ConversationListQuery query, string? messagesBefore, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var thread = await ThreadPage.FindAsync(db, reader, id, query.ToPlace(), messagesBefore, cancellationToken);
        if (thread is null)
        {
            return NotFound();
        }

        if (thread.ReadableUntil is { } until && Request.IsReading())
        {
            await db.AdvanceAsync(reader.Agent, id, until, cancellationToken);
        }

        var list = await LoadListAsync(reader, query.ToPlace(), cancellationToken);
        return View(new ConversationPage(list with { OpenId = id }, thread));
    }

    private async Task<InboxPage> LoadListAsync(SignedInAgent reader, ListPlace place, CancellationToken cancellationToken)
    {
        var page = await InboxPage.LoadAsync(db, reader, place, cancellationToken);
        return page with { HasSimulator = configuration.GetValue<bool>("Simulator:Enabled") };
    }
}
