using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Asks Meta about a token of Facebook (meta-platform 4.5).</summary>
public sealed class TokenInspection(GraphClient graph)
{
    /// <returns>Null where Meta does not say.</returns>
    public async Task<TokenState?> InspectAsync(MetaAppKeys app, string token, CancellationToken cancellationToken)
    {
        var answer = await graph.GetAsync("debug_token", MetaQuery.Of(("input_token", token)), app.Access, cancellationToken);
        return answer.Read(MetaJson.Default.WireTokenState) is { Error: null, Data: { } data } ? TokenState.From(data) : null;
    }
}

/// <summary>What Meta says of a token.</summary>
/// <param name="UserId">The person, by the number that only this app knows (meta-platform 7).</param>
/// <param name="Subcode">Why it is dead, where Meta says.</param>
public sealed record TokenState(
    bool IsValid, int? Subcode, string? UserId, DateTimeOffset? ExpiresAt, DateTimeOffset? DataAccessExpiresAt)
{
    private readonly HashSet<string> scopes = [];
    private readonly Dictionary<string, IReadOnlyList<string>> targets = [];

    private TokenState(WireTokenData data)
        : this(data.IsValid, NumberOf(data.Error?.Subcode), data.UserId, MomentOf(data.ExpiresAt), MomentOf(data.DataAccessExpiresAt))
    {
        var granular = data.GranularScopes.Where(g => g.Scope is not null).ToList();
        scopes = data.Scopes.Concat(granular.Select(g => g.Scope!)).ToHashSet();
        targets = granular.Where(g => g.TargetIds is { Count: > 0 })
            .GroupBy(g => g.Scope!).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(x => x.TargetIds!)]);
    }

    internal static TokenState From(WireTokenData data) => new(data);

    /// <summary>Whether a permission holds for any of these: a Page, or the account behind it.</summary>
    public bool Allows(string permission, params string[] assets) =>
        scopes.Contains(permission) && (!targets.TryGetValue(permission, out var ids) || ids.Intersect(assets).Any());

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Zero is never.</summary>
    private static DateTimeOffset? MomentOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(number)
            : null;
}
