using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>The views of the side bar on a page that shows none of them.</summary>
public sealed class ViewsViewComponent(InboxDbContext db, CurrentAgent currentAgent) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var reader = await currentAgent.GetAsync(HttpContext.RequestAborted);
        return View(
            "~/Lists/Views/_ViewsElsewhere.cshtml",
            InboxView.For(null, await InboxView.SavedAsync(db, reader.Agent, HttpContext.RequestAborted)));
    }
}
