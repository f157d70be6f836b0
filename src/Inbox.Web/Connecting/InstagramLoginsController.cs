using Inbox.Web.Channels;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Sends the browser to Instagram's dialog, and connects the account that it comes back with (meta-platform 4.7).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/instagram-login")]
public sealed class InstagramLoginsController(
    ChannelLogins logins, MetaAppDirectory apps, InstagramLogin instagram, InstagramConnection connection, PublicAddress address)
    : Controller
{
    private const string Fragment = "#_";

    [HttpGet]
    public async Task<IActionResult> Create(Guid? app, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(app, cancellationToken) is not { HasInstagramLogin: true } keys)
        {
            return NotFound();
        }

        var state = await logins.BeginAsync(isInstagram: true, app, cancellationToken);
        return Redirect(instagram.DialogAddress(keys, ReturnAddress, state).AbsoluteUri);
    }

    [HttpGet("return")]
    public async Task<IActionResult> Return(string? state, string? code, CancellationToken cancellationToken)
    {
        if (await logins.ReturnAsync(state, isInstagram: true, cancellationToken) is not { } login
            || await apps.FindAsync(login.MetaAppId, cancellationToken) is not { } keys)
        {
            return this.Refuse(LoginRefusal.NotOurs);
        }

        if (string.IsNullOrEmpty(code))
        {
            return this.Refuse(LoginRefusal.Denied);
        }

        code = code.EndsWith(Fragment, StringComparison.Ordinal) ? code[..^Fragment.Length] : code;
        var answer = await instagram.ExchangeAsync(keys, code, ReturnAddress, cancellationToken);
        return answer.Token is null
            ? this.Refuse(answer.WasLost ? LoginRefusal.NoAnswer : LoginRefusal.CodeRefused)
            : this.Answer(await connection.ConnectAsync(keys, login.MetaAppId, answer, cancellationToken));
    }

    private Uri ReturnAddress => address.Of(Request, "/channels/instagram-login/return");
}
