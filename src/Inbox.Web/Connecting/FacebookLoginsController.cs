using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Logs in to Facebook, and goes on to the choice of Pages (meta-platform 4.3).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/facebook-login")]
public sealed class FacebookLoginsController(
    ChannelLogins logins, MetaAppDirectory apps, FacebookLogin facebook, PublicAddress address) : ChannelLoginsController(logins, apps)
{
    protected override bool IsInstagram => false;

    private Uri ReturnAddress => address.Of(Request, "/channels/facebook-login/return");

    protected override bool HasLogin(MetaAppKeys keys) => keys.HasFacebookLogin;

    protected override Uri DialogAddress(MetaAppKeys keys, string state) => facebook.DialogAddress(keys, ReturnAddress, state);

    protected override async Task<IActionResult> FinishAsync(
        ChannelLogin login, MetaAppKeys keys, string code, CancellationToken cancellationToken)
    {
        var answer = await facebook.ExchangeAsync(keys, code, ReturnAddress, cancellationToken);
        if (answer.Token is not { } token)
        {
            return RefuseExchange(answer.WasLost);
        }

        var person = await facebook.FindPersonAsync(keys.AccessWith(token), cancellationToken);
        await Logins.GrantAsync(login, token, person, cancellationToken);
        return RedirectToAction("Show", "PageChoices", new { loginId = login.Id });
    }
}
