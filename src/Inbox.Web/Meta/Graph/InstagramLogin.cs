using Inbox.Web.Meta.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta.Graph;

/// <summary>Instagram Login: from the dialog to one account, without a Page (meta-platform 4.7).</summary>
public sealed class InstagramLogin(GraphClient graph, IOptions<MetaOptions> options)
{
    /// <summary>Where to send the browser.</summary>
    public Uri DialogAddress(MetaAppKeys app, Uri returnAddress, string state) => MetaQuery.Address(
        options.Value.InstagramDialogAddress,
        "oauth/authorize",
        ("client_id", app.InstagramAppId), ("redirect_uri", returnAddress.AbsoluteUri), ("response_type", "code"),
        ("scope", string.Join(',', MetaPermissions.InstagramLogin)), ("state", state), ("force_reauth", "true"));

    /// <summary>Exchanges the code, and the short-lived token that it brings for one of 60 days.</summary>
    public async Task<TokenResponse> ExchangeAsync(
        MetaAppKeys app, string code, Uri returnAddress, CancellationToken cancellationToken)
    {
        var address = $"{options.Value.InstagramTokenAddress.AbsoluteUri.TrimEnd('/')}/oauth/access_token";
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
            [
                new("client_id", app.InstagramAppId), new("client_secret", app.InstagramSecret),
                new("grant_type", "authorization_code"), new("redirect_uri", returnAddress.AbsoluteUri), new("code", code),
            ]),
        };
        var first = TokenResponse.Of(await graph.SendAsync(request, cancellationToken));
        return first.Token is null ? first : await AskAsync(
            "access_token", app, [("grant_type", "ig_exchange_token"), ("client_secret", app.InstagramSecret)], first.Token,
            cancellationToken);
    }

    /// <summary>Gives the token another 60 days; it must be a day old and alive.</summary>
    public Task<TokenResponse> RefreshAsync(MetaAppKeys app, string token, CancellationToken cancellationToken) =>
        AskAsync("refresh_access_token", app, [("grant_type", "ig_refresh_token")], token, cancellationToken);

    /// <summary>Whose token it is; null where Instagram does not say.</summary>
    public async Task<InstagramAccount?> FindAccountAsync(GraphAccess access, CancellationToken cancellationToken)
    {
        var answer = await graph.GetAsync("me", "fields=user_id,username,name,account_type", access, cancellationToken);
        return answer.IsSuccess && answer.Read(MetaJson.Default.WireInstagramAccount) is { } wire && ExternalIds.IsDigits(wire.UserId)
            ? new(wire.UserId!, wire.Id, GrantedPage.NameOr(wire.Username ?? wire.Name, $"Instagram {wire.UserId}"))
            : null;
    }

    private async Task<TokenResponse> AskAsync(
        string path, MetaAppKeys app, (string, string?)[] words, string token, CancellationToken cancellationToken)
    {
        (string, string?)[] proven = [
        .. words, ("access_token", token), ("appsecret_proof", AppSecretProof.Of(token, app.InstagramSecret))];
        var address = MetaQuery.Address(options.Value.InstagramGraphAddress, path, proven);
        return TokenResponse.Of(await graph.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken));
    }
}

/// <summary>The account that logged in.</summary>
/// <param name="Id">What webhooks name it by.</param>
/// <param name="AppScopedId">What only this app knows it by, as callbacks do (meta-platform 7).</param>
public sealed record InstagramAccount(string Id, string? AppScopedId, string Name);
