using System.Collections.Concurrent;
using System.Text;
using Inbox.MetaSimulator;
using Inbox.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inbox.Web.Tests.Faults;

/// <summary>The simulator in a server of its own, which outlives the app that it writes to, and tells what the two are doing.</summary>
internal sealed class FaultyMeta : IAsyncDisposable
{
    private const string SignatureHeader = "X-Hub-Signature-256";

    private const int TimesRefused = 2;
    private static readonly TimeSpan AShortWhile = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongerThanASendMayTake = TimeSpan.FromSeconds(75);

    private readonly ConcurrentDictionary<string, int> echoes = new();
    private readonly WebApplication server;
    private readonly HttpClient toApp;

    private FaultyMeta(Uri app, int pages, TimeProvider clock)
    {
        toApp = new HttpClient { BaseAddress = app };
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.Services.AddMetaSimulator(options =>
        {
            options.AppSecret = InboxApp.AppSecret;
            options.FindWebhookAddress = () => new Uri(Address, "/to-app");
            options.RetryGaps = [AShortWhile, LongerThanASendMayTake, .. Enumerable.Repeat(AShortWhile, 200)];
            SimulatedPages.Add(options, pages);
        });
        server = builder.Build();
        server.Use(HearSendAsync);
        server.MapPost("/to-app", ForwardAsync);
        server.MapMetaSimulator("/simulator");
    }

    public Uri Address => new(server.Urls.First());

    /// <summary>Called at each step between the app and Meta, which waits for it.</summary>
    public Func<KillPoint, Task> Reached { get; set; } = _ => Task.CompletedTask;

    /// <summary>Echoes come only once the app must have given up on the answer to what they tell of.</summary>
    public bool EchoesAreLate { get; set; }

    public static async Task<FaultyMeta> StartAsync(Uri app, int pages, TimeProvider clock)
    {
        var meta = new FaultyMeta(app, pages, clock);
        await meta.server.StartAsync();
        return meta;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        toApp.Dispose();
    }

    private async Task HearSendAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/simulator/graph")
            || !context.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        await Reached(KillPoint.SendOnItsWay);
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        await Reached(KillPoint.SendAccepted);
        context.Response.Body = wire;
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await wire.WriteAsync(answer.ToArray(), context.RequestAborted);
        }
    }

    private async Task<IResult> ForwardAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        await Reached(KillPoint.WebhookOnItsWay);
        var signature = request.Headers[SignatureHeader].ToString();
        if (EchoesAreLate && Encoding.UTF8.GetString(body.ToArray()).Contains("\"is_echo\":true", StringComparison.Ordinal)
            && echoes.AddOrUpdate(signature, 1, (_, times) => times + 1) <= TimesRefused)
        {
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }

        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.Add(SignatureHeader, signature);
        try
        {
            using var answer = await toApp.PostAsync("/api/webhooks/facebook", content);
            await (answer.IsSuccessStatusCode ? Reached(KillPoint.WebhookAccepted) : Task.CompletedTask);
            return Results.StatusCode((int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
    }
}
