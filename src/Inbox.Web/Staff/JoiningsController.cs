using Inbox.Web.Accounts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Staff;

/// <summary>Lets in who was invited. The key stands in the query, which is not logged.</summary>
/// <remarks>It works in a scope of the organization that invites: the person may be at work in another one, or nowhere.</remarks>
[AllowAnonymous]
[Route("join/{slug}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class JoiningsController(
    InboxDbContext db, CurrentAccount currentAccount, Newcomer newcomer, IServiceScopeFactory scopes,
    IStringLocalizer<JoiningsController> localizer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string slug, string? key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (organization, invitation) = await FindAsync(scope, slug, key, cancellationToken);
        var form = new JoinForm { Key = key, Email = invitation.Email };
        if (await currentAccount.FindAsync(cancellationToken) is { } account && organization is not null
            && await DeskOf(scope).IsAtWorkAsync(account.Id, cancellationToken))
        {
            ModelState.AddModelError("", localizer["You work here already. This link would let somebody else in."]);
        }

        return await ShowAsync(slug, organization, invitation, form, StatusCodes.Status200OK, cancellationToken);
    }

    [HttpPost]
    public async Task<IActionResult> Create(string slug, JoinForm form, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (organization, invitation) = await FindAsync(scope, slug, form.Key, cancellationToken);
        if (organization is null || invitation.State is not (InvitationState.Open or InvitationState.Used))
        {
            return await ShowAsync(slug, organization, invitation, form, StatusCodes.Status410Gone, cancellationToken);
        }

        var person = await newcomer.IdentifyAsync(form, invitation, HttpContext.Connection.RemoteIpAddress, cancellationToken);
        if (person.Refusal is null && !Agent.IsName(form.Name))
        {
            person = JoinResult.Refused(nameof(form.Name), "Enter your name as your team knows you, in at most 200 characters.");
        }

        var isIn = person.Account is { } account && await DeskOf(scope).IsAtWorkAsync(account.Id, cancellationToken);
        var refusal = isIn ? null : person.Refusal
            ?? await DeskOf(scope).AcceptAsync(organization.Id, form, person.Email, form.Password, cancellationToken);
        if (refusal is null)
        {
            return await EnterAsync(person.Email, organization.Id, cancellationToken);
        }

        ModelState.AddModelError(person.Field ?? nameof(form.Password), localizer[refusal]);
        invitation = await DeskOf(scope).FindAsync(form.Key, cancellationToken);
        return await ShowAsync(slug, organization, invitation, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private async Task<(Organization? Organization, InvitationFacts Invitation)> FindAsync(
        AsyncServiceScope scope, string slug, string? key, CancellationToken cancellationToken)
    {
        if (await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken) is not { } organization)
        {
            return (null, InvitationFacts.Unknown);
        }

        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization.Id);
        return (organization, await DeskOf(scope).FindAsync(key, cancellationToken));
    }

    private async Task<IActionResult> ShowAsync(
        string slug, Organization? organization, InvitationFacts invitation, JoinForm form, int status, CancellationToken cancellationToken)
    {
        var account = await currentAccount.FindAsync(cancellationToken);
        var page = new JoinPage(slug, organization?.Name ?? "", invitation, account?.Email, form);
        Response.StatusCode = page.IsAnothers ? StatusCodes.Status403Forbidden
            : invitation.State == InvitationState.Unknown ? StatusCodes.Status404NotFound
            : page.Closed is not null ? StatusCodes.Status410Gone : status;
        return View("Join", page);
    }

    private async Task<IActionResult> EnterAsync(string email, Guid organizationId, CancellationToken cancellationToken)
    {
        var normalized = email.ToUpperInvariant();
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.NormalizedEmail == normalized, cancellationToken);
        var places = await OrganizationOption.ListAsync(db, account.Id, cancellationToken);
        await HttpContext.BeginSessionAsync(account, places.Find(p => p.OrganizationId == organizationId), isPersistent: true);
        return LocalRedirect("/inbox");
    }

    private static InvitationService DeskOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<InvitationService>();
}
