using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Inbox.MetaSimulator.Login;

/// <summary>The codes that dialogs gave out: each is good once, for one app and one redirect address (meta-platform 4.3 and 4.7).</summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, AuthorizationCode> byValue = [];

    public string Issue(DialogRequest request, string ownerId, ImmutableSortedSet<string> scopes)
    {
        var value = "AQ" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(120));
        byValue[value] = new(request.ClientId!, request.RedirectUri!, ownerId, scopes, clock.GetUtcNow() + Life);
        return value;
    }

    /// <summary>A code is spent only by an exchange that succeeds.</summary>
    public CodeVerdict Redeem(string? value, string? clientId, string? redirectUri, out AuthorizationCode? code)
    {
        code = value is null ? null : byValue.GetValueOrDefault(value);
        return code is null || code.ClientId != clientId ? CodeVerdict.Unknown
            : code.RedirectUri != redirectUri ? CodeVerdict.OtherAddress
            : code.ExpiresAt <= clock.GetUtcNow() ? CodeVerdict.Expired
            : code.TrySpend() ? CodeVerdict.Good : CodeVerdict.Used;
    }
}

internal sealed class AuthorizationCode(
    string clientId, string redirectUri, string ownerId, ImmutableSortedSet<string> scopes, DateTimeOffset expiresAt)
{
    private int spent;

    public string ClientId { get; } = clientId;

    public string RedirectUri { get; } = redirectUri;

    /// <summary>The person, or the Instagram account.</summary>
    public string OwnerId { get; } = ownerId;

    public ImmutableSortedSet<string> Scopes { get; } = scopes;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public bool TrySpend() => Interlocked.Exchange(ref spent, 1) == 0;
}

internal enum CodeVerdict
{
    Good,
    Unknown,
    OtherAddress,
    Expired,
    Used,
}
