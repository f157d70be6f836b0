using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Sends the browser to a dialog of Meta's, and takes it back with a code.</summary>
public abstract class ChannelLoginsController(ChannelLogins logins, MetaAppDirectory apps) : Controller
{
    protected ChannelLogins Logins => logins;

    protected abstract bool IsInstagram { get; }

    /// <summary>
    /// A link, not a form: the page's own policy forbids forms that lead elsewhere. It only makes a state for this agent.
    /// </summary>
    [HttpGet]
    public async Task<IActionResult> Create(Guid? app, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(app, cancellationToken) is not { } keys || !HasLogin(keys))
        {
            return NotFound();
        }

        var state = await logins.BeginAsync(IsInstagram, app, cancellationToken);
        return Redirect(DialogAddress(keys, state).AbsoluteUri);
    }

    [HttpGet("return")]
    public async Task<IActionResult> Return(string? state, string? code, CancellationToken cancellationToken)
    {
        if (await logins.ReturnAsync(state, IsInstagram, cancellationToken) is not { } login
            || await apps.FindAsync(login.MetaAppId, cancellationToken) is not { } keys)
        {
            return this.Refuse(LoginRefusal.NotOurs);
        }

        return string.IsNullOrEmpty(code)
            ? this.Refuse(LoginRefusal.Denied)
            : await FinishAsync(login, keys, code, cancellationToken);
    }

    protected abstract bool HasLogin(MetaAppKeys keys);

    protected abstract Uri DialogAddress(MetaAppKeys keys, string state);

    /// <summary>Exchanges the code for a token, and goes on with it.</summary>
    protected abstract Task<IActionResult> FinishAsync(
        ChannelLogin login, MetaAppKeys keys, string code, CancellationToken cancellationToken);

    protected ViewResult RefuseExchange(bool wasLost) => this.Refuse(wasLost ? LoginRefusal.NoAnswer : LoginRefusal.CodeRefused);
}
