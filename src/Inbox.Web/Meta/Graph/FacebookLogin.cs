using Inbox.Web.Meta.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta.Graph;

/// <summary>Facebook Login: from the dialog to a person's Pages (meta-platform 4.3).</summary>
public sealed class FacebookLogin(GraphClient graph, IOptions<MetaOptions> options)
{
    private const int PageSize = 100;
    private const int MaxPages = 50;

    private const string Fields = "id,name,access_token,tasks,category,instagram_business_account{id,username}";

    /// <summary>Where to send the browser.</summary>
    public Uri DialogAddress(MetaAppKeys app, Uri returnAddress, string state) => MetaQuery.Address(
        options.Value.DialogAddress,
        $"{options.Value.GraphVersion}/dialog/oauth",
        ("client_id", app.AppId), ("redirect_uri", returnAddress.AbsoluteUri), ("state", state), ("response_type", "code"),
        ("config_id", options.Value.LoginConfigurationId),
        ("scope", options.Value.LoginConfigurationId is null ? string.Join(',', MetaPermissions.FacebookLogin) : null),
        ("auth_type", "rerequest"));

    /// <summary>Exchanges the code, and the short-lived token that it brings for a long-lived one.</summary>
    public async Task<TokenResponse> ExchangeAsync(
        MetaAppKeys app, string code, Uri returnAddress, CancellationToken cancellationToken)
    {
        var first = await AskAsync(
            [("client_id", app.AppId), ("redirect_uri", returnAddress.AbsoluteUri), ("client_secret", app.AppSecret), ("code", code)],
            cancellationToken);
        return first.Token is null ? first : await AskAsync(
            [("grant_type", "fb_exchange_token"), ("client_id", app.AppId), ("client_secret", app.AppSecret),
                ("fb_exchange_token", first.Token)],
            cancellationToken);
    }

    /// <summary>All the Pages that the person ticked; null where Meta does not answer with all of them.</summary>
    public async Task<IReadOnlyList<GrantedPage>?> ListPagesAsync(GraphAccess person, CancellationToken cancellationToken)
    {
        var pages = new List<GrantedPage>();
        string? after = null;
        for (var part = 0; part < MaxPages; part++)
        {
            var query = MetaQuery.Of(("fields", Fields), ("limit", $"{PageSize}"), ("after", after));
            var answer = await graph.GetAsync("me/accounts", query, person, cancellationToken);
            if (!answer.IsSuccess || answer.Read(MetaJson.Default.WireAccounts) is not { } wire)
            {
                return null;
            }

            pages.AddRange(wire.Data.Select(GrantedPage.From).OfType<GrantedPage>());
            if (NextOf(wire, after) is not { } next)
            {
                return [.. pages.DistinctBy(p => p.Id)];
            }

            after = next;
        }

        return null;
    }

    /// <summary>Who logged in, by the number that only this app knows (meta-platform 0.3); null where Meta does not say.</summary>
    public async Task<string?> FindPersonAsync(GraphAccess person, CancellationToken cancellationToken)
    {
        var answer = await graph.GetAsync("me", "fields=id", person, cancellationToken);
        return answer.IsSuccess && answer.Read(MetaJson.Default.WireAccount)?.Id is { } id && ExternalIds.IsDigits(id) ? id : null;
    }

    /// <summary>The Page that a Page's own token speaks for; null where it is another kind of token, or a dead one.</summary>
    public async Task<GrantedPage?> FindPageAsync(GraphAccess page, CancellationToken cancellationToken)
    {
        var answer = await graph.GetAsync("me", "fields=id,name,instagram_business_account{id,username}", page, cancellationToken);
        return answer.IsSuccess && answer.Read(MetaJson.Default.WireAccount) is { } wire ? GrantedPage.From(wire) : null;
    }

    /// <summary>The next part's cursor; Meta gives one with the last part too, but then no <c>next</c>.</summary>
    private static string? NextOf(WireAccounts part, string? current) =>
        part.Paging is { Cursors.After: { } after } paging && after != current && (paging.Next is not null || part.Data.Count >= PageSize)
            ? after
            : null;

    private async Task<TokenResponse> AskAsync((string, string?)[] words, CancellationToken cancellationToken)
    {
        var address = MetaQuery.Address(options.Value.GraphAddress, $"{options.Value.GraphVersion}/oauth/access_token", words);
        return TokenResponse.Of(await graph.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken));
    }
}
