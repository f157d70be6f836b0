using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.MetaSimulator;
using Inbox.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inbox.LoadTests.Running;

/// <summary>The simulator in this process, which writes down when each message that the app sends arrives.</summary>
internal sealed class MeasuredMeta : IAsyncDisposable
{
    private const int Batch = 500;

    private readonly WebApplication server;
    private readonly ConcurrentQueue<Arrival> arrivals = new();

    private MeasuredMeta(int pages, int readsPerSecond)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMetaSimulator(options =>
        {
            options.AppSecret = WebhookPost.AppSecret;
            options.FindWebhookAddress = () => WebhookAddress ?? throw new InvalidOperationException("No app listens yet.");
            SimulatedPages.Add(options, pages);
            options.Switches = options.Switches with { ReadsPerSecond = readsPerSecond };
        });
        server = builder.Build();
        server.Use(NoteSendAsync);
        server.MapMetaSimulator("/simulator");
    }

    public Uri? WebhookAddress { get; set; }

    public Uri GraphAddress => new(Client.BaseAddress!, "/simulator/graph");

    public HttpClient Client { get; } = new();

    /// <summary>What arrived since this was last asked, in order.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. arrivals];

    public static async Task<MeasuredMeta> StartAsync(int pages, int readsPerSecond, CancellationToken cancellationToken)
    {
        var meta = new MeasuredMeta(pages, readsPerSecond);
        await meta.server.StartAsync(cancellationToken);
        meta.Client.BaseAddress = new Uri(meta.server.Urls.First());
        return meta;
    }

    /// <summary>People write to a Page; silent messages are told by no webhook, only by the history.</summary>
    public async Task WriteAsync(int page, int people, int messagesEach, bool isSilent, CancellationToken cancellationToken)
    {
        var account = SimulatedPages.PageOf(page);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var messages = Enumerable.Range(0, people * messagesEach).Select(number => new
        {
            account,
            person = new { id = PersonOf(page, number % people) },
            text = $"Message {number}: is my parcel on its way? I ordered last week.",
            silent = isSilent,
            timestamp = now - (1000L * ((people * messagesEach) - number)),
        });
        foreach (var batch in messages.Chunk(Batch))
        {
            using var answer = await Client.PostAsJsonAsync("/simulator/control/batch", batch, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
    }

    public static string PersonOf(int page, int person) =>
        (6_200_000_000_000_000 + (page * 10_000_000L) + person).ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Client.Dispose();
    }

    private async Task NoteSendAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal)
            && context.Request.Path.StartsWithSegments("/simulator/graph"))
        {
            var at = Stopwatch.GetTimestamp();
            context.Request.EnableBuffering();
            var body = await context.Request.ReadFromJsonAsync<JsonElement>();
            context.Request.Body.Position = 0;
            arrivals.Enqueue(
                new(body.GetProperty(
                    "recipient").GetProperty("id").GetString()!, body.GetProperty("message").GetProperty("text").GetString()!, at));
        }

        await next(context);
    }
}

/// <param name="At">By <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Arrival(string Recipient, string Text, long At);
