using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>An organization's own Meta apps. Their secrets go in and never come out.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/apps")]
public sealed class MetaAppsController(
    InboxDbContext db, CurrentAgent currentAgent, ChannelTokens tokens, AuditTrail audit, TimeProvider clock) : Controller
{
    [HttpGet("new")]
    public IActionResult New() => View("NewApp", new MetaAppForm());

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(
        Guid id, bool renewed, [FromServices] PublicAddress address, CancellationToken cancellationToken) =>
        await db.MetaApps.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancellationToken) is { } app
            ? View("App", MetaAppPage.Of(app, path => address.Of(Request, path)) with { AreSecretsRenewed = renewed })
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(MetaAppForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("NewApp", form);
        }

        var app = ToMetaApp(form, (await currentAgent.GetAsync(cancellationToken)).Agent.OrganizationId);
        db.MetaApps.Add(app);
        await audit.AddAsync(AuditAct.AddMetaApp, nameof(MetaApp), app.Id, app.AppId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", new { id = app.Id });
    }

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Destroy(Guid id, [FromServices] PublicAddress address, CancellationToken cancellationToken)
    {
        if (await db.MetaApps.SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancellationToken) is not { } app)
        {
            return NotFound();
        }

        if (await db.Channels.AnyAsync(c => c.MetaAppId == id && c.DisconnectedAt == null, cancellationToken))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("App", MetaAppPage.Of(app, path => address.Of(Request, path)) with { IsInUse = true });
        }

        app.Remove(clock.GetUtcNow());
        await audit.AddAsync(AuditAct.RemoveMetaApp, nameof(MetaApp), app.Id, app.AppId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Index", "Channels", new { done = ChannelChange.AppRemoved });
    }

    private MetaApp ToMetaApp(MetaAppForm form, Guid organizationId)
    {
        string Seal(string secret) => tokens.Protect(organizationId, secret.Trim());
        var instagram = string.IsNullOrWhiteSpace(form.InstagramAppSecret) ? null : Seal(form.InstagramAppSecret);
        var instagramId = string.IsNullOrWhiteSpace(form.InstagramAppId) ? null : form.InstagramAppId.Trim();
        return new MetaApp(
            organizationId, form.Name!.Trim(), form.AppId!.Trim(), instagramId,
            new(Seal(form.AppSecret!), instagram, Seal(form.VerifyToken!)), clock.GetUtcNow());
    }
}
