using System.Diagnostics.CodeAnalysis;
using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Graph;

/// <summary>
/// Finds out whose call it is and what it may see: the token and the accounts it opens, or the refusal (meta-platform 4.4 to 4.6).
/// </summary>
internal sealed class GraphCaller(
    SimulatedAccounts accounts, TokenRegistry tokens, AppSecretProof proof, TimeProvider clock)
{
    public IResult? Refuse(HttpRequest request, out IReadOnlyList<SimulatedAccount> opened)
    {
        var isKnown = TryIdentify(request, out var token, out var refusal);
        opened = isKnown ? accounts.OpenedBy(token!) : [];
        return refusal;
    }

    /// <summary>Refuses as well when the permission for the account's messages is missing; Meta says 10 here.</summary>
    public IResult? RefuseMessages(HttpRequest request, SimulatedAccount account) =>
        !TryIdentify(request, out var token, out var refusal) ? refusal
        : token.Scopes.Contains(Permissions.ForMessages(account, token)) ? null
        : GraphAnswer.MissingPermission(10, Permissions.ForMessages(account, token));

    public bool TryIdentify(
        HttpRequest request, [NotNullWhen(true)] out AccessToken? token, [NotNullWhen(false)] out IResult? refusal)
    {
        var value = TokenOf(request);
        token = value is null ? null : tokens.Find(value);
        refusal = value is null ? GraphAnswer.NoToken()
            : token is null || !IsAtHome(request, token) ? GraphAnswer.InvalidToken()
            : token.FaultAt(clock.GetUtcNow()) is { } fault ? GraphAnswer.DeadToken(fault)
            : proof.Refuse(request, token);
        token = refusal is null ? token : null;
        return refusal is null;
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : GraphParameters.Find(request, "access_token");
    }

    private static bool IsAtHome(HttpRequest request, AccessToken token) =>
        token.Kind == TokenKind.App
        || (token.Kind == TokenKind.Instagram) == (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<InstagramHost>() is not null);
}
