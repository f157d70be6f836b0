using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Inbox.MetaSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inbox.Web.Tests.Simulator;

/// <summary>The simulator mounted under /simulator, in a host whose webhook only writes down what it is sent.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    public const string Page = "104000000000001";
    public const string Instagram = "17841400000000001";
    public const string OtherPage = "104000000000002";
    public const string Token = "EAASIM104000000000001";
    public const string OtherToken = "EAASIM104000000000002";
    public const string AppSecret = "development-app-secret";

    private readonly WebApplication app;
    private readonly Channel<ReceivedWebhook> received = Channel.CreateUnbounded<ReceivedWebhook>();

    private SimulatorHost(Action<SimulatorOptions>? configure, TimeProvider? clock)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddMetaSimulator(options =>
        {
            options.FindWebhookAddress = () => new Uri(Client!.BaseAddress!, "webhook");
            options.RetryGaps = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];
            configure?.Invoke(options);
        });
        app = builder.Build();
        app.MapGet("/webhook", Verify);
        app.MapPost("/webhook", ReceiveAsync);
        app.MapPost("/callback", ReceiveAsync);
        app.MapMetaSimulator("/simulator");
    }

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>What the webhook answers next, then 200 again.</summary>
    public Queue<HttpStatusCode> NextAnswers { get; } = new();

    public static async Task<SimulatorHost> StartAsync(
        Action<SimulatorOptions>? configure = null, TimeProvider? clock = null)
    {
        var host = new SimulatorHost(configure, clock);
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.Client.BaseAddress = new Uri(host.app.Urls.First());
        return host;
    }

    public async Task<JsonElement> SendAsync(object message)
    {
        var response = await PostAsync("messages", message);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string act, object body) =>
        Client.PostAsJsonAsync($"simulator/control/{act}", body, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GraphAsync(string path) =>
        Client.GetAsync($"simulator/graph/{path}", TestContext.Current.CancellationToken);

    public async Task<ReceivedWebhook> NextWebhookAsync() =>
        await received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>A new person whose first message has arrived.</summary>
    public async Task<string> WriterAsync(string account)
    {
        var answer = await SendAsync(new { account, person = new { firstName = "Ada", lastName = "Byron" }, text = "Hi" });
        await NextWebhookAsync();
        return answer.GetProperty("personId").GetString()!;
    }

    public async Task SwitchAsync(string account, object switches)
    {
        var response = await PostAsync($"accounts/{account}/switches", switches);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async Task PlanFaultsAsync(string account, object plan)
    {
        var response = await Client.PutAsJsonAsync(
            $"simulator/control/accounts/{account}/faults", plan, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task<HttpResponseMessage> SendGraphAsync(string id, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"simulator/graph/v26.0/{id}/messages")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Authorization = new("Bearer", Token);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> SendTextAsync(string id, string person, string text)
    {
        var response = await SendGraphAsync(id, new { recipient = new { id = person }, message = new { text } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await ReadAsync(response)).GetProperty("message_id").GetString()!;
    }

    public async Task<JsonElement> WholeHistoryAsync(string account) => await ReadAsync(
        await Client.GetAsync($"simulator/control/accounts/{account}/history", TestContext.Current.CancellationToken));

    /// <summary>The messages of all the account's conversations.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(string account) =>
        [.. (await WholeHistoryAsync(account)).GetProperty("conversations").EnumerateArray()
            .SelectMany(conversation => conversation.GetProperty("messages").EnumerateArray())];

    public static Task<JsonElement> ReadAsync(HttpResponseMessage response) => SimulatorLogin.ReadAsync(response);

    public static Task<string?> ErrorAsync(HttpResponseMessage response) => SimulatorLogin.ErrorAsync(response);

    public bool HasReceivedMore() => received.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private static IResult Verify(HttpRequest request) =>
        request.Query["hub.verify_token"] == "development-verify-token"
            ? Results.Text(request.Query["hub.challenge"])
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        await received.Writer.WriteAsync(new(body.ToArray(), request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        return Results.StatusCode((int)(NextAnswers.TryDequeue(out var answer) ? answer : HttpStatusCode.OK));
    }
}
