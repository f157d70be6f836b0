using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>What the handshake came to; accepted is a 200 whose body is exactly the challenge.</summary>
internal sealed record VerificationResult(bool IsAccepted, HttpStatusCode? Status, string Explanation);

/// <summary>Meta's GET handshake with the product (meta-platform 1.2).</summary>
internal sealed class WebhookVerification(IOptions<SimulatorOptions> options) : IDisposable
{
    private readonly HttpClient http = WebhookHttp.NewClient();

    /// <summary>The latest result, for the page.</summary>
    public VerificationResult? Last { get; private set; }

    public async Task<VerificationResult> RunAsync(string? verifyToken, CancellationToken cancellationToken) =>
        Last = await AskAsync(options.Value.CurrentWebhookAddress, verifyToken ?? options.Value.VerifyToken, cancellationToken);

    public async Task<VerificationResult> AskAsync(Uri address, string verifyToken, CancellationToken cancellationToken)
    {
        var challenge = Random.Shared.Next(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = QueryString.Create("hub.mode", "subscribe")
            .Add("hub.challenge", challenge).Add("hub.verify_token", verifyToken);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new UriBuilder(address) { Query = query.Value }.Uri);
        request.Headers.Add("User-Agent", "facebookplatform/1.0 (+http://developers.facebook.com)");
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return Judge(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), challenge);
        }
        catch (Exception exception) when (WebhookHttp.IsNoAnswer(exception, cancellationToken))
        {
            return new(false, null, "No answer within five seconds.");
        }
    }

    public void Dispose() => http.Dispose();

    private static VerificationResult Judge(HttpStatusCode status, string body, string challenge) => status switch
    {
        not HttpStatusCode.OK => new(false, status, $"The answer was {(int)status} instead of 200."),
        _ when body != challenge => new(false, status, "The answer was 200, but not exactly the challenge."),
        _ => new(true, status, "The webhook answered with the challenge."),
    };
}
