using System.Net;
using System.Net.Http.Headers;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Signs a body and posts it as Meta does: five seconds for the answer, and only 200 counts (meta-platform 1.3 to 1.5).</summary>
internal sealed partial class WebhookPoster(
    IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<WebhookPoster> logger) : IDisposable
{
    private readonly HttpClient http = WebhookHttp.NewClient();

    public async Task<DeliveryAttempt> PostAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var status = await AnswerAsync(delivery, cancellationToken);
        var attempt = new DeliveryAttempt(status, clock.GetElapsedTime(startedAt));
        delivery.Record(attempt);
        LogPosted(delivery.Account.ExternalId, delivery.Events.Count, (int?)status);
        return attempt;
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpStatusCode?> AnswerAsync(
        WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(delivery);
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode;
        }
        catch (Exception exception) when (WebhookHttp.IsNoAnswer(exception, cancellationToken))
        {
            return null;
        }
    }

    private HttpRequestMessage Request(WebhookDelivery delivery)
    {
        var body = delivery.Body;
        var secret = SecretFor(delivery);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.CurrentWebhookAddress)
        {
            Content = new ReadOnlyMemoryContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.UserAgent.ParseAdd("facebookexternalua");
        request.Headers.Add("X-Hub-Signature", "sha1=" + MetaSignature.Sha1(secret, body.Span));
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + MetaSignature.Sha256(secret, body.Span));
        return request;
    }

    private string SecretFor(WebhookDelivery delivery)
    {
        if (delivery.Switches.HasBadSignature)
        {
            return "not-the-app-secret";
        }

        return delivery.Account.Platform == SimulatedPlatform.Instagram
            ? options.Value.InstagramAppSecret ?? options.Value.AppSecret
            : options.Value.AppSecret;
    }

    [LoggerMessage(LogLevel.Information, "Posted {Count} events to the webhook for {AccountId}: {Status}")]
    private partial void LogPosted(string accountId, int count, int? status);
}
