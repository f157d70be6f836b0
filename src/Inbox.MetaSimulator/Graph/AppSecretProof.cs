using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Checks that a call comes from whoever holds the app's secret (meta-platform 4.6).</summary>
internal sealed class AppSecretProof(IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private const int ProofSeconds = 300;

    public IResult? Refuse(HttpRequest request, AccessToken token)
    {
        if (GraphParameters.Find(request, "appsecret_proof") is not { } proof)
        {
            return options.Value.RequireProof && token.Kind != TokenKind.App ? GraphAnswer.MissingProof() : null;
        }

        var time = GraphParameters.Find(request, "appsecret_time");
        var isRight = time is null
            ? Matches(proof, token, token.Value)
            : IsRecent(time) && Matches(proof, token, $"{token.Value}|{time}");
        return isRight ? null : GraphAnswer.InvalidProof();
    }

    private bool IsRecent(string time) =>
        long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) &&
        Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= ProofSeconds;

    private bool Matches(string proof, AccessToken token, string text)
    {
        var secret = token.Kind == TokenKind.Instagram ? options.Value.InstagramSecret : options.Value.AppSecret;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(MetaSignature.Proof(secret, text)));
    }
}
