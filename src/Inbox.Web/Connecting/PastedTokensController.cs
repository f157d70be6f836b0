using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Connects a channel by a token that an operator made elsewhere.</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/pasted-token")]
public sealed class PastedTokensController(InboxDbContext db, MetaAppDirectory apps, PastedTokenConnection connection) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(PastedTokenForm form, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(form.App, cancellationToken) is not { } keys)
        {
            return NotFound();
        }

        return form.FindToken() is not { } token || !ModelState.IsValid
            ? await RefuseAsync("That is not an access token: one line, without spaces.", cancellationToken)
            : await connection.ConnectAsync(keys, form, token, cancellationToken) is { } refusal
                ? await RefuseAsync(refusal, cancellationToken)
                : this.Answer(null);
    }

    /// <summary>The page again, without the token: it is never sent back. The error is a key of the localizer.</summary>
    private async Task<IActionResult> RefuseAsync(string error, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", await NewChannelPage.LoadAsync(db, apps, error, cancellationToken));
    }
}
