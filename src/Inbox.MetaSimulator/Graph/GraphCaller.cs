using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Finds out what a call may see: the accounts its token opens, or the refusal (meta-platform 4.6).</summary>
internal sealed class GraphCaller(
    SimulatedAccounts accounts, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private const int ProofSeconds = 300;

    public IResult? Refuse(HttpRequest request, out IReadOnlyList<SimulatedAccount> opened)
    {
        var token = TokenOf(request);
        opened = token is null ? [] : accounts.OpenedBy(token);
        if (token is null)
        {
            return GraphAnswer.NoToken();
        }

        if (opened.Count == 0)
        {
            return GraphAnswer.InvalidToken();
        }

        return IsProven(request, token) ? null : GraphAnswer.InvalidProof();
    }

    public static bool HasProof(HttpRequest request) => Argument(request, "appsecret_proof") is not null;

    // A form was read before, by whoever takes the call's body.
    private static string? Argument(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() ?? (request.HasFormContentType ? request.Form[name].FirstOrDefault() : null);

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : Argument(request, "access_token");
    }

    private bool IsProven(HttpRequest request, string token)
    {
        if (Argument(request, "appsecret_proof") is not { } proof)
        {
            return true;
        }

        if (Argument(request, "appsecret_time") is not { } time)
        {
            return Matches(proof, token);
        }

        return IsRecent(time) && Matches(proof, $"{token}|{time}");
    }

    private bool IsRecent(string time) =>
        long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) &&
        Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= ProofSeconds;

    private bool Matches(string proof, string text) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(MetaSignature.Proof(options.Value.AppSecret, text)));
}
