using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>A token that Meta gave, or why it gave none.</summary>
/// <param name="Lifetime">Null where Meta does not say, or where it does not end.</param>
/// <param name="WasLost">Whether there was no answer, or one of an outage.</param>
public sealed record TokenResponse(string? Token, TimeSpan? Lifetime, GraphError? Error, bool WasLost = false)
{
    internal static TokenResponse Of(GraphResponse answer)
    {
        var wire = answer.Read(MetaJson.Default.WireToken);
        var token = wire?.Data.Count > 0 ? wire.Data[0] : wire;
        return answer.Status == System.Net.HttpStatusCode.OK && token is { AccessToken: { Length: > 0 } text, Error: null }
            ? new(text, LifetimeOf(token.ExpiresIn), null)
            : new(null, null, answer.Error, WasLost: wire is null || answer.Error is { IsPassing: true });
    }

    /// <summary>Never the token.</summary>
    public override string ToString() => Token is null ? $"no token: {Error?.Code}" : "a token";

    private static TimeSpan? LifetimeOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(number)
            : null;
}
