using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Views;

/// <summary>The parts of the pages that say who works here and where, and what they may set.</summary>
public sealed class SignedInViewComponent(CurrentAgent currentAgent) : ViewComponent
{
    /// <param name="part">Home, Foot, Settings.</param>
    public async Task<IViewComponentResult> InvokeAsync(string part) =>
        View(part, await currentAgent.GetAsync(HttpContext.RequestAborted));
}
