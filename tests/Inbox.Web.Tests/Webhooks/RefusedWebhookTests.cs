using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>What is not Meta's gets an answer in words, and leaves nothing behind.</summary>
public sealed class RefusedWebhookTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private const string Body = """{"object":"page","entry":[]}""";

    private readonly InboxApp app = fixture.App;

    public static TheoryData<string?> BadSignatures => new(
        (string?)null,
        "",
        "sha256=",
        "sha256=00",
        "sha1=2fc4ccc0c4d1fbfa83fb1e2c03b73b4e2331b303",
        "sha256=" + new string('g', 64),
        "sha256=" + new string('0', 64),
        InboxApp.Sign(Encoding.UTF8.GetBytes(Body), "somebody-elses-secret"),
        InboxApp.Sign(Encoding.UTF8.GetBytes(Body + " "), InboxApp.AppSecret),
        InboxApp.Sign(Encoding.UTF8.GetBytes(Body), InboxApp.AppSecret)["sha256=".Length..]);

    [Theory]
    [MemberData(nameof(BadSignatures))]
    public async Task A_post_without_the_right_signature_is_refused_stored_nowhere_and_counted(string? signature)
    {
        using var refusals = new RefusalCounter();
        var before = await CountEventsAsync();

        using var answer = await PostAsync(Body, signature);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before, await CountEventsAsync());
        Assert.True(refusals.Count >= 1);
    }

    [Fact]
    public async Task A_post_over_five_megabytes_is_too_large()
    {
        var body = "\"" + new string('x', WebhookOptions.MaximumBytes) + "\"";

        using var answer = await PostAsync(body, InboxApp.Sign(Encoding.UTF8.GetBytes(body), InboxApp.AppSecret));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_challenge_is_answered_verbatim_for_the_right_token_only()
    {
        using var client = app.NewBrowser();

        using var right = await client.GetAsync(
            $"/api/webhooks/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={InboxApp.VerifyToken}");
        using var wrong = await client.GetAsync(
            "/api/webhooks/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=guess");
        using var missing = await client.GetAsync("/api/webhooks/facebook?hub.mode=subscribe");

        Assert.Equal("1158201444", await right.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", right.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
    }

    private Task<int> CountEventsAsync() => app.WithDbAsync(null, db => db.WebhookEvents.CountAsync());

    private async Task<HttpResponseMessage> PostAsync(string body, string? signature)
    {
        using var client = app.NewBrowser();
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
        {
            content.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        return await client.PostAsync("/api/webhooks/facebook", content);
    }

    /// <summary>Listens to the meter, as a collector would.</summary>
    private sealed class RefusalCounter : IDisposable
    {
        private readonly MeterListener listener = new();
        private long count;

        public RefusalCounter()
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "inbox.webhooks.refused")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, measured, _, _) => Interlocked.Add(ref count, measured));
            listener.Start();
        }

        public long Count => Interlocked.Read(ref count);

        public void Dispose() => listener.Dispose();
    }
}
