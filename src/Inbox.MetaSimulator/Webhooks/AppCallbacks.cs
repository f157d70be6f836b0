using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Webhooks;

internal enum CallbackKind
{
    Deauthorize,
    DataDeletion,
}

/// <summary>Who asks: the app-scoped id, and whether it is Instagram's, whose secret signs then.</summary>
internal sealed record CallbackSubject(string UserId, bool IsInstagram);

/// <summary>What the product answered; a deletion is accepted only with an address and a code (meta-platform 7.2).</summary>
internal sealed record CallbackResult(bool IsAccepted, HttpStatusCode? Status, string? Body, string Explanation);

/// <summary>Meta's deauthorize and data deletion POSTs (meta-platform 7).</summary>
internal sealed class AppCallbacks(IOptions<SimulatorOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan DeletionLife = TimeSpan.FromHours(1);

    private readonly HttpClient http = WebhookHttp.NewClient();

    /// <summary>The latest result, for the page.</summary>
    public CallbackResult? Last { get; private set; }

    public Uri AddressOf(CallbackKind kind) => new(
        options.Value.CurrentWebhookAddress,
        kind == CallbackKind.Deauthorize ? options.Value.DeauthorizeAddress : options.Value.DataDeletionAddress);

    /// <summary>A form posted to any address would let an admin reach what only this server can.</summary>
    public bool IsAtProduct(Uri address) => address.IsAbsoluteUri
        && (address.Authority == options.Value.CurrentWebhookAddress.Authority || address == AddressOf(CallbackKind.Deauthorize)
            || address == AddressOf(CallbackKind.DataDeletion));

    public async Task<CallbackResult> SendAsync(
        CallbackKind kind, CallbackSubject subject, Uri? address, CancellationToken cancellationToken) =>
        Last = await PostAsync(kind, subject, address ?? AddressOf(kind), cancellationToken);

    public void Dispose() => http.Dispose();

    private static CallbackResult Judge(CallbackKind kind, HttpStatusCode status, string body) => status switch
    {
        not HttpStatusCode.OK => new(false, status, body, $"The answer was {(int)status} instead of 200."),
        _ when kind == CallbackKind.DataDeletion && !HasConfirmation(body) =>
            new(false, status, body, "The answer was 200, but without an address and a confirmation code."),
        _ => new(true, status, body, "The answer was 200."),
    };

    private static bool HasConfirmation(string body)
    {
        try
        {
            var answer = JsonNode.Parse(body) as JsonObject;
            return answer?["confirmation_code"]?.GetValueKind() == JsonValueKind.String
                && Uri.TryCreate(answer["url"]?.ToString(), UriKind.Absolute, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<CallbackResult> PostAsync(
        CallbackKind kind, CallbackSubject subject, Uri address, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("signed_request", SignedRequestOf(kind, subject))]);
        try
        {
            using var response = await http.PostAsync(address, form, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return Judge(kind, response.StatusCode, body);
        }
        catch (Exception exception) when (WebhookHttp.IsNoAnswer(exception, cancellationToken))
        {
            return new(false, null, null, "No answer within five seconds.");
        }
    }

    private string SignedRequestOf(CallbackKind kind, CallbackSubject subject)
    {
        var now = clock.GetUtcNow();
        var payload = new JsonObject
        {
            ["user_id"] = subject.UserId,
            ["algorithm"] = "HMAC-SHA256",
            ["issued_at"] = now.ToUnixTimeSeconds(),
        };
        if (kind == CallbackKind.DataDeletion)
        {
            payload["expires"] = (now + DeletionLife).ToUnixTimeSeconds();
        }

        return SignedRequest.Write(subject.IsInstagram ? options.Value.InstagramSecret : options.Value.AppSecret, payload);
    }
}
