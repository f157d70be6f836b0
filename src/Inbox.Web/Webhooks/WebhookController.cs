using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Webhooks;

/// <summary>Where Meta verifies our address and posts its events (meta-platform 1.2 and 1.3).</summary>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("api/webhooks/facebook")]
public sealed class WebhookController(
    WebhookStore store, WebhookMetrics metrics, IOptions<MetaOptions> meta, TimeProvider clock)
    : ControllerBase
{
    private const int LongestChallenge = 200;

    /// <summary>Answers Meta's question whether this address is ours.</summary>
    [HttpGet]
    public IActionResult Verify(
        [FromQuery(Name = "hub.mode")] string? mode,
        [FromQuery(Name = "hub.verify_token")] string? token,
        [FromQuery(Name = "hub.challenge")] string? challenge)
    {
        if (mode is null || token is null || challenge is not { Length: > 0 and <= LongestChallenge })
        {
            return Problem("hub.mode, hub.verify_token and hub.challenge are needed.", statusCode: StatusCodes.Status400BadRequest);
        }

        return mode == "subscribe" && IsVerifyToken(token)
            ? Content(challenge, "text/plain")
            : Problem("The verify token is not Meta:VerifyToken.", statusCode: StatusCodes.Status403Forbidden);
    }

    /// <summary>Stores what Meta posts, if it is signed, and answers before anything else is done with it.</summary>
    [HttpPost]
    [RequestSizeLimit(WebhookOptions.MaximumBytes)]
    public async Task<IActionResult> Receive()
    {
        var body = await ReadBodyAsync();
        if (!WebhookSignature.IsValid(body, Request.Headers["X-Hub-Signature-256"], meta.Value.GetSigningSecrets()))
        {
            metrics.CountRefused("signature");
            return Problem("X-Hub-Signature-256 does not sign these bytes.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (!await store.TryAddAsync(new WebhookEvent(body, clock.GetUtcNow())))
        {
            metrics.CountRefused("not stored");
            return Problem("The event could not be stored. Post it again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        metrics.CountStored();
        return Ok(new WebhookAnswer(true));
    }

    private async Task<byte[]> ReadBodyAsync()
    {
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, HttpContext.RequestAborted);
        return body.ToArray();
    }

    private bool IsVerifyToken(string token) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(meta.Value.VerifyToken));
}

/// <summary>What Meta hears once an event is stored.</summary>
public sealed record WebhookAnswer(bool Success);
