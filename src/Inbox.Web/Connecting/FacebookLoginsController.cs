using Inbox.Web.Channels;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Sends the browser to Facebook's dialog, and takes it back (meta-platform 4.3).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/facebook-login")]
public sealed class FacebookLoginsController(
    ChannelLogins logins, MetaAppDirectory apps, FacebookLogin facebook, PublicAddress address) : Controller
{
    /// <summary>
    /// A link, not a form: the page's own policy forbids forms that lead elsewhere. It only makes a state for this agent.
    /// </summary>
    [HttpGet]
    public async Task<IActionResult> Create(Guid? app, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(app, cancellationToken) is not { HasFacebookLogin: true } keys)
        {
            return NotFound();
        }

        var state = await logins.BeginAsync(isInstagram: false, app, cancellationToken);
        return Redirect(facebook.DialogAddress(keys, ReturnAddress, state).AbsoluteUri);
    }

    [HttpGet("return")]
    public async Task<IActionResult> Return(string? state, string? code, CancellationToken cancellationToken)
    {
        if (await logins.ReturnAsync(state, isInstagram: false, cancellationToken) is not { } login
            || await apps.FindAsync(login.MetaAppId, cancellationToken) is not { } keys)
        {
            return this.Refuse(LoginRefusal.NotOurs);
        }

        if (string.IsNullOrEmpty(code))
        {
            return this.Refuse(LoginRefusal.Denied);
        }

        var answer = await facebook.ExchangeAsync(keys, code, ReturnAddress, cancellationToken);
        if (answer.Token is not { } token)
        {
            return this.Refuse(answer.WasLost ? LoginRefusal.NoAnswer : LoginRefusal.CodeRefused);
        }

        var person = await facebook.FindPersonAsync(keys.AccessWith(token), cancellationToken);
        await logins.GrantAsync(login, token, person, cancellationToken);
        return RedirectToAction("Show", "PageChoices", new { loginId = login.Id });
    }

    private Uri ReturnAddress => address.Of(Request, "/channels/facebook-login/return");
}
