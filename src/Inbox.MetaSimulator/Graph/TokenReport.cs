using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>The answer of debug_token in Meta's JSON (meta-platform 4.5).</summary>
internal sealed class TokenReport(
    FacebookUsers users, SimulatedAccounts accounts, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan DataAccess = TimeSpan.FromDays(90);

    public JsonObject Of(AccessToken? token) => token is null or { Kind: TokenKind.Instagram }
        ? Invalid(null, "Invalid OAuth access token - Cannot parse access token", 0)
        : token.FaultAt(clock.GetUtcNow()) is { } fault ? Invalid((int)fault, fault.Describe(), Seconds(token.ExpiresAt))
        : Valid(token);

    private static long Seconds(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds() ?? 0;

    private JsonObject Invalid(int? subcode, string message, long expiresAt)
    {
        var error = new JsonObject { ["code"] = 190, ["message"] = message };
        if (subcode is not null)
        {
            error["subcode"] = subcode;
        }

        return new()
        {
            ["app_id"] = options.Value.AppId,
            ["is_valid"] = false,
            ["error"] = error,
            ["expires_at"] = expiresAt,
            ["scopes"] = new JsonArray(),
        };
    }

    private JsonObject Valid(AccessToken token)
    {
        var user = users.Find(token.OwnerId);
        var data = Describe(token, user);
        if (token.Kind == TokenKind.Page)
        {
            data["profile_id"] = token.AccountId;
        }

        data["scopes"] = Strings(token.Scopes);
        if (user is not null)
        {
            data["granular_scopes"] = new JsonArray([.. token.Scopes.Select(scope => Granular(scope, user))]);
            data["user_id"] = user.Id;
        }

        return data;
    }

    private JsonObject Describe(AccessToken token, FacebookUser? user) => new()
    {
        ["app_id"] = options.Value.AppId,
        ["type"] = token.Kind.ToString().ToUpperInvariant(),
        ["application"] = options.Value.AppName,
        ["data_access_expires_at"] = Seconds((user?.GrantedAt ?? token.IssuedAt) + DataAccess),
        ["expires_at"] = Seconds(token.ExpiresAt),
        ["is_valid"] = true,
        ["issued_at"] = Seconds(token.IssuedAt),
    };

    // Without target_ids a scope holds for everything, or is not about assets at all.
    private JsonObject Granular(string scope, FacebookUser user)
    {
        var granular = new JsonObject { ["scope"] = scope };
        var pages = user.GrantedPages.Where(user.HasGranted);
        if (scope.StartsWith("page", StringComparison.Ordinal))
        {
            granular["target_ids"] = Strings(pages);
        }
        else if (scope.StartsWith("instagram_", StringComparison.Ordinal))
        {
            granular["target_ids"] = Strings(
                pages.Select(accounts.InstagramOf).OfType<SimulatedAccount>().Select(account => account.ExternalId));
        }

        return granular;
    }

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
