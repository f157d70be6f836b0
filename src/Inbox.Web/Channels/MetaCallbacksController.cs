using System.Text.Json.Serialization;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Channels;

/// <summary>
/// Where Meta says that a person removed the app, or wants their data deleted (meta-platform 7): the signature is what proves it.
/// </summary>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("api/meta")]
public sealed class MetaCallbacksController(MetaAppDirectory apps, PlatformDataDeletion deletion, PublicAddress address) : ControllerBase
{
    private const int MaximumBytes = 16 * 1024;

    [HttpPost("deauthorize")]
    [HttpPost("deauthorize/{app:guid}")]
    [RequestSizeLimit(MaximumBytes)]
    public async Task<IActionResult> Deauthorize(Guid? app, CancellationToken cancellationToken)
    {
        if (await FindKeysAsync(app, cancellationToken) is not { } keys)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        if (await ReadAsync(keys, cancellationToken) is not { } person)
        {
            return BadSignature();
        }

        await deletion.DeauthorizeAsync(app, person.UserId, cancellationToken);
        return Ok(new DeauthorizationResponse(true));
    }

    [HttpPost("deletion")]
    [HttpPost("deletion/{app:guid}")]
    [RequestSizeLimit(MaximumBytes)]
    public async Task<IActionResult> Delete(Guid? app, CancellationToken cancellationToken)
    {
        if (await FindKeysAsync(app, cancellationToken) is not { } keys)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound);
        }

        if (await ReadAsync(keys, cancellationToken) is not { } person)
        {
            return BadSignature();
        }

        var code = await deletion.DeleteAsync(app, person.UserId, cancellationToken);
        return Ok(new DeletionResponse(address.Of(Request, $"/deletion?code={code}").AbsoluteUri, code));
    }

    private Task<MetaAppKeys?> FindKeysAsync(Guid? app, CancellationToken cancellationToken) =>
        app is { } id ? apps.FindOfAnyAsync(id, cancellationToken) : apps.FindAsync(null, cancellationToken);

    private async Task<SignedRequest?> ReadAsync(MetaAppKeys keys, CancellationToken cancellationToken)
    {
        if (!Request.HasFormContentType)
        {
            return null;
        }

        var form = await Request.ReadFormAsync(cancellationToken);
        return SignedRequest.Read(form["signed_request"], keys.GetSigningSecrets());
    }

    private ObjectResult BadSignature() =>
        Problem("signed_request is not signed by this Meta app. Nothing was deleted.", statusCode: StatusCodes.Status400BadRequest);
}

public sealed record DeauthorizationResponse(bool Success);

/// <summary>What Meta shows the person (meta-platform 7.2).</summary>
public sealed record DeletionResponse(
    [property: JsonPropertyName("url")] string Url, [property: JsonPropertyName("confirmation_code")] string ConfirmationCode);
