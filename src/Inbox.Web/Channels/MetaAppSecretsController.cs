using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>The secrets of an organization's own Meta app, once they were reset in Meta's dashboard (meta-platform 1.4).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/apps/{id:guid}/secrets")]
public sealed class MetaAppSecretsController(
    InboxDbContext db, ChannelTokens tokens, AuditTrail audit, PublicAddress address, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, string? appSecret, string? instagramAppSecret, CancellationToken cancellationToken)
    {
        if (await db.MetaApps.SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, cancellationToken) is not { } app)
        {
            return NotFound();
        }

        var (newSecret, newInstagramSecret) = (Given(appSecret), Given(instagramAppSecret));
        if (FaultOf(newSecret, newInstagramSecret) is { } fault)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("App", MetaAppPage.Of(app, path => address.Of(Request, path)) with { SecretsError = fault });
        }

        app.Renew(Changed(app, newSecret, newInstagramSecret), clock.GetUtcNow());
        await audit.AddAsync(AuditAct.RenewMetaAppSecrets, nameof(MetaApp), app.Id, app.AppId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "MetaApps", new { id, renewed = true });
    }

    private static string? Given(string? secret) => string.IsNullOrWhiteSpace(secret) ? null : secret.Trim();

    /// <returns>A key of the localizer, or null.</returns>
    private static string? FaultOf(string? app, string? instagram) => (app, instagram) switch
    {
        (null, null) => "Enter the secret that was reset.",
        _ when new[] { app, instagram }.Any(secret => secret is not null && !MetaAppForm.IsSecret(secret)) =>
            "Copy the secret from the dashboard: one line, without spaces.",
        _ => null,
    };

    private MetaAppSecrets Changed(MetaApp app, string? newSecret, string? newInstagramSecret)
    {
        string Seal(string secret) => tokens.Protect(app.OrganizationId, secret);
        string[] replaced =
        [
            .. newSecret is null ? Array.Empty<string>() : [app.ProtectedAppSecret],
            .. newInstagramSecret is null || app.ProtectedInstagramSecret is null ? Array.Empty<string>() : [app.ProtectedInstagramSecret],
        ];
        return new(
            newSecret is null ? app.ProtectedAppSecret : Seal(newSecret),
            newInstagramSecret is null ? app.ProtectedInstagramSecret : Seal(newInstagramSecret),
            app.ProtectedVerifyToken,
            replaced.Length == 0 ? null : Seal(string.Join('\n', replaced.Select(secret => tokens.Unprotect(app.OrganizationId, secret)))));
    }
}
