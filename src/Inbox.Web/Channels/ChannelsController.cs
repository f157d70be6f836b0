using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Channels;

/// <summary>The page of the channels, and the ways to connect another.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChannelsController(InboxDbContext db, MetaAppDirectory apps, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ChannelChange? done, CancellationToken cancellationToken) =>
        View(await ChannelsPage.LoadAsync(db, done, clock.GetUtcNow(), cancellationToken));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View("New", await NewChannelPage.LoadAsync(db, apps, null, cancellationToken));
}
