using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Views;

/// <summary>The parts of the side bar that say who works here, and where.</summary>
public sealed class SignedInViewComponent(CurrentAgent currentAgent) : ViewComponent
{
    /// <param name="part">Home, Foot, or what an admin manages: Manage, ManageOnPhone.</param>
    public async Task<IViewComponentResult> InvokeAsync(string part) =>
        View(part, await currentAgent.GetAsync(HttpContext.RequestAborted));
}
