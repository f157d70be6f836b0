using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.LoadTests.Running;

/// <summary>A connected Page with an agent's browser and the conversations of its people.</summary>
internal sealed partial class MeasuredPage(SimulatedChannel channel, HttpClient agent) : IDisposable
{
    public Guid OrganizationId => channel.OrganizationId;

    public HttpClient Agent => agent;

    /// <summary>Connects Pages on a database while no app runs on it.</summary>
    public static async Task<IReadOnlyList<SimulatedChannel>> ConnectAsync(string database, Uri graph, int count)
    {
        await using var setup = InboxApp.Start(
            database, settings: [
            ("Meta:GraphAddress", graph.AbsoluteUri), ("Meta:AppSecret", WebhookPost.AppSecret),
            ("DataProtection:Key", MeasuredApp.DataProtectionKey)]);
        var connected = new List<SimulatedChannel>();
        for (var number = 1; number <= count; number++)
        {
            connected.Add(await SimulatedPages.ConnectAsync(setup, number, Platform.Messenger, AgentRole.Admin));
        }

        return connected;
    }

    public static async Task<MeasuredPage> OpenAsync(MeasuredApp app, SimulatedChannel channel, CancellationToken cancellationToken)
    {
        var agent = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{app.Port}"),
            DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" } },
        };
        using var answer = await agent.PostAsJsonAsync(
            "/api/auth/signin", new { email = channel.Email, password = InboxApp.Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        Keep(agent, answer);
        return new(channel, agent);
    }

    /// <summary>The conversations, once there are as many.</summary>
    public async Task<IReadOnlyList<Guid>> ConversationsAsync(int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> found = [];
        await Eventually.TrueAsync(TimeSpan.FromSeconds(60), async () =>
        {
            var list = await agent.GetFromJsonAsync<JsonElement>("/api/conversations?take=100", cancellationToken);
            found = [.. list.EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];
            return found.Count >= count;
        });
        return found;
    }

    /// <summary>What a page's forms need to be posted.</summary>
    public async Task<string> TokenAsync(string address, CancellationToken cancellationToken)
    {
        using var page = await agent.GetAsync(address, cancellationToken);
        Keep(agent, page);
        return Token().Match(await page.Content.ReadAsStringAsync(cancellationToken)).Groups[1].Value;
    }

    /// <summary>As the click on Send does.</summary>
    public async Task ClickAsync(Guid conversation, string token, string text, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(text), "text" },
            { new StringContent(Guid.CreateVersion7().ToString()), "id" },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        using var answer = await agent.PostAsync($"/conversations/{conversation}/replies", form, cancellationToken);
        Require(answer, HttpStatusCode.Redirect);
    }

    /// <summary>As a program does.</summary>
    public async Task PostAsync(Guid conversation, string text, CancellationToken cancellationToken)
    {
        using var answer = await agent.PostAsJsonAsync(
            $"/api/conversations/{conversation}/messages", new { content = text }, cancellationToken);
        Require(answer, HttpStatusCode.Accepted);
    }

    public void Dispose() => agent.Dispose();

    private static void Require(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
        {
            throw new InvalidOperationException(
                $"{answer.RequestMessage!.RequestUri!.AbsolutePath} was answered {(int)answer.StatusCode}.");
        }
    }

    private static void Keep(HttpClient agent, HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            agent.DefaultRequestHeaders.TryGetValues("Cookie", out var kept);
            var all = (kept ?? []).SelectMany(line => line.Split("; ")).Concat(cookies.Select(cookie => cookie.Split(';')[0]));
            agent.DefaultRequestHeaders.Remove("Cookie");
            agent.DefaultRequestHeaders.Add(
                "Cookie", string.Join("; ", all.GroupBy(cookie => cookie.Split('=')[0]).Select(same => same.Last())));
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
