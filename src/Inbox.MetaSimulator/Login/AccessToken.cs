using System.Collections.Immutable;

namespace Inbox.MetaSimulator.Login;

/// <summary>One token with its owner, the Page or Instagram account it opens, and what became of it.</summary>
internal sealed class AccessToken(
    TokenKind kind, string value, TokenSubject subject, ImmutableSortedSet<string> scopes, TokenLife life)
{
    public TokenKind Kind { get; } = kind;

    public string Value { get; } = value;

    /// <summary>The app-scoped id of the person; for an app token the app's.</summary>
    public string OwnerId { get; } = subject.OwnerId;

    /// <summary>The Page or Instagram account that the token opens; none for a user's.</summary>
    public string? AccountId { get; } = subject.AccountId;

    public DateTimeOffset IssuedAt { get; } = life.IssuedAt;

    /// <summary>Null for a token without an expiry date.</summary>
    public DateTimeOffset? ExpiresAt { get; set; } = life.ExpiresAt;

    public bool IsLongLived { get; } = life.IsLong;

    public ImmutableSortedSet<string> Scopes { get; set; } = scopes;

    public TokenFault? Fault { get; set; }

    public TokenFault? FaultAt(DateTimeOffset now) => Fault ?? (ExpiresAt <= now ? TokenFault.Expired : null);
}

internal sealed record TokenSubject(string OwnerId, string? AccountId = null);

internal sealed record TokenLife(DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, bool IsLong);
