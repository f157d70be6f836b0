using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Says above a list what was done with contacts of it a moment ago, and offers to take it back.</summary>
public sealed class ContactBulkToastViewComponent(ContactBulkActService acts, CurrentAgent currentAgent, TimeProvider clock)
    : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? act, string address)
    {
        var by = await currentAgent.GetAsync(HttpContext.RequestAborted);
        return Guid.TryParse(act, out var id) && await acts.FindAsync(by.Agent, id, HttpContext.RequestAborted) is { Kind: not null } found
            ? View("~/ContactBulkActs/Views/_ContactBulkToast.cshtml", (found, address, clock.GetUtcNow())) : Content("");
    }
}
