using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Views;

/// <summary>The parts of the pages that say who works here and where, and what they may set.</summary>
public sealed class SignedInViewComponent(
    CurrentAgent currentAgent, IConfiguration configuration, IHostEnvironment environment) : ViewComponent
{
    /// <param name="part">Home, Foot, Settings.</param>
    public async Task<IViewComponentResult> InvokeAsync(string part)
    {
        ViewData["HasSimulator"] = environment.IsDevelopment() && configuration.GetValue<bool>("Simulator:Enabled");
        return View(part, await currentAgent.GetAsync(HttpContext.RequestAborted));
    }
}
