using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Where Meta verifies our address and posts its events (meta-platform 1.2 and 1.3): one address for the app that all share,
/// and one for each app that an organization brought itself.
/// </summary>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("api/webhooks/facebook")]
[Route("api/webhooks/facebook/{app:guid}")]
public sealed class WebhookController(
    WebhookStore store, WebhookMetrics metrics, MetaAppDirectory apps, TimeProvider clock)
    : ControllerBase
{
    private const int MaxChallengeLength = 200;

    /// <summary>Answers Meta's question whether this address is ours.</summary>
    [HttpGet]
    public async Task<IActionResult> Verify(
        Guid? app,
        [FromQuery(Name = "hub.mode")] string? mode,
        [FromQuery(Name = "hub.verify_token")] string? token,
        [FromQuery(Name = "hub.challenge")] string? challenge)
    {
        if (await FindKeysAsync(app) is not { } keys)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        if (mode is null || token is null || challenge is not { Length: > 0 and <= MaxChallengeLength })
        {
            return Problem("hub.mode, hub.verify_token and hub.challenge are needed.", statusCode: StatusCodes.Status400BadRequest);
        }

        return mode == "subscribe" && IsSame(token, keys.VerifyToken)
            ? Content(challenge, "text/plain")
            : Problem(
                app is null ? "The verify token is not Meta:VerifyToken." : "The verify token is not the one of this app.",
                statusCode: StatusCodes.Status403Forbidden);
    }

    /// <summary>Stores what Meta posts, if it is signed, and answers before anything else is done with it.</summary>
    [HttpPost]
    [RequestSizeLimit(WebhookOptions.MaximumBytes)]
    public async Task<IActionResult> Receive(Guid? app)
    {
        if (await FindKeysAsync(app) is not { } keys)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        var body = await ReadBodyAsync();
        if (!WebhookSignature.IsValid(body, Request.Headers["X-Hub-Signature-256"], keys.GetSigningSecrets()))
        {
            metrics.CountRefused("signature");
            return Problem("X-Hub-Signature-256 does not sign these bytes.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (!await store.TryAddAsync(new WebhookEvent(body, clock.GetUtcNow(), app)))
        {
            metrics.CountRefused("not stored");
            return Problem("The event could not be stored. Post it again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        metrics.CountStored();
        return Ok(new WebhookResponse(true));
    }

    private Task<MetaAppKeys?> FindKeysAsync(Guid? app) =>
        app is { } id ? apps.FindOfAnyAsync(id, HttpContext.RequestAborted) : apps.FindAsync(null, HttpContext.RequestAborted);

    private async Task<byte[]> ReadBodyAsync()
    {
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

/// <summary>What Meta hears once an event is stored.</summary>
public sealed record WebhookResponse(bool Success);
