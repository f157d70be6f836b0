using System.Net;
using Inbox.MetaSimulator.Subscriptions;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Signs a body and posts it as Meta does: five seconds for the answer, and only 200 counts (meta-platform 1.3 to 1.5).</summary>
internal sealed partial class WebhookPoster(
    IOptions<SimulatorOptions> options, AppSubscriptions app, TimeProvider clock, ILogger<WebhookPoster> logger) : IDisposable
{
    private readonly HttpClient http = WebhookHttp.NewClient();

    public IReadOnlyList<TimeSpan> RetryGaps => options.Value.RetryGaps;

    public async Task<DeliveryAttempt> PostAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var status = await AnswerAsync(
            new(app.CallbackFor(ObjectOf(delivery)), delivery.Body, SecretFor(delivery)), cancellationToken);
        var attempt = new DeliveryAttempt(status, clock.GetElapsedTime(startedAt));
        delivery.Record(attempt);
        LogPosted(delivery.Account.ExternalId, delivery.Events.Count, (int?)status);
        return attempt;
    }

    /// <summary>A body of another object than messages: once, signed with the app's own secret.</summary>
    public Task<HttpStatusCode?> PostAsync(string objectName, byte[] body, CancellationToken cancellationToken) =>
        AnswerAsync(new(app.CallbackFor(objectName), body, options.Value.AppSecret), cancellationToken);

    public void Dispose() => http.Dispose();

    private static string ObjectOf(WebhookDelivery delivery) =>
        delivery.Account.Platform == SimulatedPlatform.Messenger ? "page" : "instagram";

    private async Task<HttpStatusCode?> AnswerAsync(SignedPost post, CancellationToken cancellationToken)
    {
        try
        {
            using var request = post.ToRequest();
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode;
        }
        catch (Exception exception) when (WebhookHttp.IsNoAnswer(exception, cancellationToken))
        {
            return null;
        }
    }

    private string SecretFor(WebhookDelivery delivery)
    {
        if (delivery.Switches.HasBadSignature)
        {
            return "not-the-app-secret";
        }

        return delivery.Account.Platform == SimulatedPlatform.Instagram
            ? options.Value.InstagramSecret
            : options.Value.AppSecret;
    }

    [LoggerMessage(LogLevel.Information, "Posted {Count} events to the webhook for {AccountId}: {Status}")]
    private partial void LogPosted(string accountId, int count, int? status);
}
