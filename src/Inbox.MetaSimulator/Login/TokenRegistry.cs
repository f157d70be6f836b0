using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Login;

/// <summary>
/// Every token that was given out, dead or alive (meta-platform 4.4); the configured Pages' tokens are there from the start.
/// </summary>
internal sealed class TokenRegistry(IOptions<SimulatorOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(5_100);
    public static readonly TimeSpan LongLife = TimeSpan.FromSeconds(5_183_944);
    public static readonly TimeSpan InstagramShortLife = TimeSpan.FromHours(1);

    /// <summary>A younger Instagram token is not refreshed (meta-platform 4.7).</summary>
    public static readonly TimeSpan YoungestToRefresh = TimeSpan.FromHours(24);

    private const int MostTokens = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string UserToken, string PageId), AccessToken> pageTokens = [];
    private readonly Dictionary<string, AccessToken> byValue = options.Value.Accounts
        .Where(page => page.AccessToken.Length > 0)
        .Select(page => new AccessToken(
            TokenKind.Page, page.AccessToken, new(FacebookUsers.FirstId, page.PageId), Permissions.Facebook, new(
                clock.GetUtcNow(), null, true)))
        .ToDictionary(token => token.Value);

    public AccessToken? Find(string value)
    {
        lock (gate)
        {
            return byValue.GetValueOrDefault(value) ?? AppToken(value);
        }
    }

    public IReadOnlyList<AccessToken> Where(Func<AccessToken, bool> condition)
    {
        lock (gate)
        {
            return [.. byValue.Values.Where(condition)];
        }
    }

    public AccessToken IssueUser(FacebookUser user, bool isLong) => Add(
        TokenKind.User, new(user.Id), user.GrantedScopes, isLong ? LongLife : ShortLife, isLong);

    /// <summary>The same each time for the same user token; without an expiry date if that one is long-lived.</summary>
    public AccessToken IssuePage(AccessToken user, string pageId)
    {
        lock (gate)
        {
            if (pageTokens.TryGetValue((user.Value, pageId), out var known) && known.FaultAt(clock.GetUtcNow()) is null)
            {
                return known;
            }

            return pageTokens[(user.Value, pageId)] = Add(
                TokenKind.Page, new(user.OwnerId, pageId), user.Scopes, user.IsLongLived
                    ? null : user.ExpiresAt - clock.GetUtcNow(), user.IsLongLived);
        }
    }

    public AccessToken IssueInstagram(string accountId, ImmutableSortedSet<string> scopes, bool isLong) => Add(
        TokenKind.Instagram, new(accountId, accountId), scopes, isLong ? LongLife : InstagramShortLife, isLong);

    /// <summary>Ends those tokens; how many there were.</summary>
    public int Break(Func<AccessToken, bool> condition, TokenFault fault)
    {
        var broken = Where(condition);
        foreach (var token in broken)
        {
            token.Fault = fault;
        }

        return broken.Count;
    }

    /// <summary>The permission is gone from every token of the person.</summary>
    public void Revoke(string ownerId, string scope)
    {
        foreach (var token in Where(token => token.OwnerId == ownerId))
        {
            token.Scopes = token.Scopes.Remove(scope);
        }
    }

    private AccessToken Add(
        TokenKind kind, TokenSubject subject, ImmutableSortedSet<string> scopes, TimeSpan? life, bool isLong)
    {
        var now = clock.GetUtcNow();
        var value = (kind == TokenKind.Instagram ? "IGAA" : "EAA") + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(90));
        var token = new AccessToken(kind, value, subject, scopes, new(now, now + life, isLong));
        lock (gate)
        {
            if (byValue.Count >= MostTokens)
            {
                byValue.Remove(byValue.Values.MinBy(old => old.IssuedAt)!.Value);
            }

            byValue[value] = token;
            return token;
        }
    }

    private AccessToken? AppToken(string value)
    {
        var app = options.Value;
        var id = value == $"{app.AppId}|{app.AppSecret}" ? app.AppId
            : value == $"{app.InstagramAppId}|{app.InstagramSecret}" ? app.InstagramAppId : null;
        return id is null ? null : new(TokenKind.App, value, new(id), [], new(clock.GetUtcNow(), null, true));
    }
}
