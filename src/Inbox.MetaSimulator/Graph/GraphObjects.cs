using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Graph;

/// <summary>What <c>GET /{id}</c> and <c>/me</c> show besides the profiles of customers.</summary>
internal sealed class GraphObjects(
    GraphCaller caller, SimulatedAccounts accounts, FacebookUsers users, PageObject pages)
{
    /// <summary>Null if the id is none of a Page, an Instagram account or a login that the token opens.</summary>
    public IResult? Find(HttpRequest request, string id, string? fields)
    {
        if (!caller.TryIdentify(request, out var token, out _) || FindObject(token, id) is not { } found)
        {
            return null;
        }

        var asked = string.IsNullOrEmpty(fields) ? "id,name" : fields;
        return FieldList.Select(asked, found, out var selected) is { } unknown
            ? GraphAnswer.NoSuchField(unknown)
            : GraphAnswer.Ok(selected);
    }

    private JsonObject? FindObject(AccessToken token, string id) => token.Kind switch
    {
        TokenKind.User when id == "me" || id == token.OwnerId => pages.OfUser(token.OwnerId),
        TokenKind.User when users.Find(token.OwnerId)?.HasGranted(id) == true => pages.OfPage(accounts.Find(id)!, token),
        TokenKind.Page when id == "me" || id == token.AccountId => pages.OfPage(accounts.Find(token.AccountId!)!, token),
        TokenKind.Page when accounts.InstagramOf(token.AccountId!) is { } instagram && instagram.ExternalId == id =>
            PageObject.OfInstagram(instagram),
        TokenKind.Instagram when id == "me" || id == token.AccountId =>
            PageObject.OfInstagramLogin(accounts.Find(token.AccountId!)!),
        _ => null,
    };
}
