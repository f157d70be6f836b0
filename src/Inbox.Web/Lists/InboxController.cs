using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>The inbox: the list of conversations, with none of them open.</summary>
[Route("inbox")]
[ResponseCache(
    NoStore = true, Location = ResponseCacheLocation.None)] // What people wrote stays in no cache, and "back" shows what is true now.
public sealed class InboxController(
    InboxDbContext db, CurrentAgent currentAgent, InboxFeed feed, IConfiguration configuration, TimeProvider clock) : Controller
{
    /// <param name="query">The place.</param>
    /// <param name="act">What was just done to many conversations, to be told and taken back.</param>
    /// <param name="environment">Outside Development only admins may open the simulator.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery] ConversationListQuery query, Guid? act, [FromServices] IHostEnvironment environment,
        CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var page = await InboxPage.LoadAsync(db, reader, query.ToPlace(), clock.GetUtcNow(), cancellationToken);
        page = act is { } id ? await page.TellAsync(db, reader.Agent, id, cancellationToken) : page;
        page = await page.HearingAsync(db, feed, reader.Agent, cancellationToken);
        return View(page with
        {
            HasSimulator = configuration.GetValue<bool>("Simulator:Enabled")
                && (environment.IsDevelopment() || reader.Agent.Role >= AgentRole.Admin),
        });
    }
}
