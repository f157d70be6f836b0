using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

/// <summary>Chooses the organization of this session, at sign-in or later.</summary>
[Authorize(AccountAuthorization.Policy)]
[Route("organizations")]
public sealed class OrganizationChoicesController(
    InboxDbContext db, CurrentAccount currentAccount, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? returnUrl, CancellationToken cancellationToken)
    {
        var account = await currentAccount.GetAsync(cancellationToken);
        var signedIn = await currentAgent.FindAsync(cancellationToken);
        var places = await OrganizationOption.ListAsync(db, account.Id, cancellationToken);
        return View("Organizations", new OrganizationsPage(account.Email!, places, signedIn?.Agent.OrganizationId, returnUrl));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid organizationId, string? returnUrl, CancellationToken cancellationToken)
    {
        var account = await currentAccount.GetAsync(cancellationToken);
        var places = await OrganizationOption.ListAsync(db, account.Id, cancellationToken);
        if (places.Find(p => p.OrganizationId == organizationId) is not { } place)
        {
            return NotFound();
        }

        await HttpContext.ChangeSessionAsync(account, place);
        return this.RedirectInside(returnUrl);
    }
}
