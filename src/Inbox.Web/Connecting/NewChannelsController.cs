using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>The ways to connect another channel.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/new")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewChannelsController(InboxDbContext db, MetaAppDirectory apps) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View(await NewChannelPage.LoadAsync(db, apps, null, cancellationToken));
}
