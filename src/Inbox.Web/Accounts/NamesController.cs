using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Accounts;

/// <summary>Sets what an agent is called in this organization.</summary>
[Route("account/name")]
public sealed class NamesController(
    InboxDbContext db, CurrentAgent currentAgent, CurrentAccount currentAccount, IStringLocalizer<NamesController> localizer) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(string? name, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        if (!Agent.IsName(name))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError(nameof(name), localizer["Enter your name as your team knows you, in at most 200 characters."]);
            return View("Account", AccountPage.Of(signedIn, await currentAccount.GetAsync(cancellationToken)));
        }

        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.Rename(name!.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "Account", new { done = AccountChange.Name });
    }
}
