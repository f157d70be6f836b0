using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Channels;

/// <summary>The page of the channels.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChannelsController(InboxDbContext db, IOptions<MetaOptions> meta, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ChannelChange? done, CancellationToken cancellationToken)
    {
        var page = await ChannelsPage.LoadAsync(db, done, clock.GetUtcNow(), cancellationToken);
        return View(page with
        {
            Version = GraphVersion.Of(meta.Value.GraphVersion),
            Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        });
    }
}
