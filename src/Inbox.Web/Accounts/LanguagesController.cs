using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>Sets the language that an agent reads.</summary>
[Route("account/language")]
public sealed class LanguagesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    /// <param name="language">One that the product speaks; empty for the browser's.</param>
    [HttpPost]
    public async Task<IActionResult> Create(string? language, CancellationToken cancellationToken)
    {
        if (language is not null && !Languages.Exists(language))
        {
            return BadRequest();
        }

        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChangeLanguage(language);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "Account", new { done = AccountChange.Language });
    }
}
