using Inbox.Web.Accounts;
using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Staff;

/// <summary>Makes links that let people in, and takes them back.</summary>
[Authorize(Policies.ManageAgents)]
[Route("settings/invitations")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationsController(
    InboxDbContext db, CurrentAgent currentAgent, AuditTrail audit, TimeProvider clock, IStringLocalizer<InvitationsController> localizer)
    : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return View(
            "NewInvitation", await NewInvitationPage.LoadAsync(
                db, by, new InvitationForm { Sight = AccessScope.Everything }, cancellationToken));
    }

    [HttpPost]
    public async Task<IActionResult> Create(
        InvitationForm form, [FromServices] PublicAddress address, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var email = string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim();
        await CheckAsync(form, email, signedIn.Agent, cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("NewInvitation", await NewInvitationPage.LoadAsync(db, signedIn.Agent, form, cancellationToken));
        }

        var key = InvitationKey.New();
        var invitation = new Invitation(form.Id, signedIn.Agent, email, form.ToAccess(), InvitationKey.HashOf(key), clock.GetUtcNow());
        db.Invitations.Add(invitation);
        await audit.AddAsync(AuditAct.InviteAgent, nameof(Invitation), invitation.Id, StaffWords.NoteOf(invitation), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var link = address.Of(Request, Url.Action("Show", "Joinings", new { slug = signedIn.OrganizationSlug, key })!);
        return View("InvitationLink", new InvitationLinkPage(link.AbsoluteUri, email, invitation.ExpiresAt));
    }

    [HttpDelete("{invitationId:guid}")]
    public async Task<IActionResult> Delete(Guid invitationId, CancellationToken cancellationToken)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancellationToken) is not { } invitation)
        {
            return NotFound();
        }

        if (invitation.StateAt(clock.GetUtcNow()) == InvitationState.Open)
        {
            invitation.Revoke(clock.GetUtcNow());
            await audit.AddAsync(
                AuditAct.RevokeInvitation, nameof(Invitation), invitation.Id, StaffWords.NoteOf(invitation), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return RedirectToAction("Index", "People", new { done = PeopleChange.Revoked });
    }

    private async Task CheckAsync(InvitationForm form, string? email, Agent by, CancellationToken cancellationToken)
    {
        if (!form.IsKnown || form.Role > by.Role)
        {
            ModelState.AddModelError(nameof(form.Role), localizer[StaffWords.Of(AgentChangeResult.OwnersOnly)]);
        }

        if (email is not null)
        {
            await CheckEmailAsync(email, cancellationToken);
        }

        if (await db.Invitations.AnyAsync(i => i.Id == form.Id, cancellationToken))
        {
            form.Id = Guid.CreateVersion7();
            ModelState.Remove(nameof(form.Id));
            ModelState.AddModelError(
                "", localizer["This invitation was made already, and its link was shown once. If the link is lost, take the invitation back and make another."]);
        }
    }

    private async Task CheckEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = email.ToUpperInvariant();
        if (!EmailAddress.IsValid(email))
        {
            ModelState.AddModelError(
                nameof(InvitationForm.Email), localizer["That is not an e-mail address. Write it like anna@example.com, or leave it empty."]);
        }
        else if (await db.Agents.AnyAsync(
            a => a.RemovedAt == null && db.Users.Any(u => u.Id == a.AccountId && u.NormalizedEmail == normalized),
            cancellationToken))
        {
            ModelState.AddModelError(nameof(InvitationForm.Email), localizer["Somebody with this e-mail works here already."]);
        }
    }
}
