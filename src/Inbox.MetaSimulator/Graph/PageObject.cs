using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Pages, Instagram accounts and people who logged in, as JSON with every field they have (meta-platform 4.3 and 4.7).</summary>
internal sealed class PageObject(SimulatedAccounts accounts, FacebookUsers users, TokenRegistry tokens)
{
    private const string Category = "Retail";

    public JsonObject OfUser(string userId) => new()
    {
        ["id"] = userId,
        ["name"] = users.Find(userId)?.Name,
    };

    /// <summary>
    /// With the Page token that this token's holder may have; without the Instagram account if its permission is missing.
    /// </summary>
    public JsonObject OfPage(SimulatedAccount page, AccessToken token)
    {
        var instagram = token.Scopes.Contains("instagram_basic") ? accounts.InstagramOf(page.PageId) : null;
        return new()
        {
            ["access_token"] = token.Kind == TokenKind.Page ? token.Value : tokens.IssuePage(token, page.PageId).Value,
            ["category"] = Category,
            ["category_list"] = new JsonArray(new JsonObject { ["id"] = "1", ["name"] = Category }),
            ["name"] = page.Name,
            ["id"] = page.PageId,
            ["tasks"] = Tasks(users.Find(token.OwnerId)?.RoleOn(page.PageId)),
            ["instagram_business_account"] = instagram is null ? null : OfInstagram(instagram),
            ["link"] = $"https://www.facebook.com/{page.PageId}",
        };
    }

    public static JsonObject OfInstagram(SimulatedAccount account) => new()
    {
        ["id"] = account.ExternalId,
        ["username"] = account.Name,
        ["name"] = account.Name,
        ["profile_picture_url"] = null,
    };

    /// <summary>Instagram Login's own view: <c>id</c> is scoped to the app, <c>user_id</c> is what webhooks carry.</summary>
    public static JsonObject OfInstagramLogin(SimulatedAccount account) => new()
    {
        ["user_id"] = account.ExternalId,
        ["username"] = account.Name,
        ["name"] = account.Name,
        ["profile_picture_url"] = null,
        ["account_type"] = "BUSINESS",
        ["id"] = InstagramUserId(account.ExternalId),
    };

    public static string InstagramUserId(string accountId) => "25" + accountId[^15..];

    private static JsonArray Tasks(PageRole? role) => [.. (role?.Tasks ?? []).Select(task => JsonValue.Create(task))];
}
