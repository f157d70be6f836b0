using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

/// <summary>Logs in to Instagram, and connects the account that the browser comes back with (meta-platform 4.7).</summary>
[Authorize(Policies.ManageChannels)]
[Route("channels/instagram-login")]
public sealed class InstagramLoginsController(
    ChannelLogins logins, MetaAppDirectory apps, InstagramLogin instagram, InstagramConnection connection, PublicAddress address)
    : ChannelLoginsController(logins, apps)
{
    private const string Fragment = "#_";

    protected override bool IsInstagram => true;

    private Uri ReturnAddress => address.Of(Request, "/channels/instagram-login/return");

    protected override bool HasLogin(MetaAppKeys keys) => keys.HasInstagramLogin;

    protected override Uri DialogAddress(MetaAppKeys keys, string state) => instagram.DialogAddress(keys, ReturnAddress, state);

    protected override async Task<IActionResult> FinishAsync(
        ChannelLogin login, MetaAppKeys keys, string code, CancellationToken cancellationToken)
    {
        code = code.EndsWith(Fragment, StringComparison.Ordinal) ? code[..^Fragment.Length] : code;
        var answer = await instagram.ExchangeAsync(keys, code, ReturnAddress, cancellationToken);
        return answer.Token is null
            ? RefuseExchange(answer.WasLost)
            : this.Answer(await connection.ConnectAsync(keys, login.MetaAppId, answer, cancellationToken));
    }
}
