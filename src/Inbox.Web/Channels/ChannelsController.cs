using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Channels;

/// <summary>The page of the channels.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChannelsController(InboxDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ChannelChange? done, CancellationToken cancellationToken) =>
        View(await ChannelsPage.LoadAsync(db, done, clock.GetUtcNow(), cancellationToken));
}
