using System.Net;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>Whatever breaks, each accepted event becomes exactly one message.</summary>
public sealed class FaultTests(DatabaseFixture databases) : IAsyncLifetime
{
    private const int Posts = 60;

    /// <summary>Two in each run; four where INBOX_KILL_SEEDS asks for more than a run tries.</summary>
    private static readonly int Kills = Environment.GetEnvironmentVariable("INBOX_KILL_SEEDS") is { Length: > 0 } ? 4 : 2;

    private string database = "";

    public async ValueTask InitializeAsync() => database = await databases.Databases.CloneAsync();

    public async ValueTask DisposeAsync() => await databases.Databases.DropAsync(database);

    [Fact]
    public async Task Two_instances_that_get_the_same_events_at_once_make_one_message_of_each()
    {
        await using var one = InboxApp.Start(database);
        await using var other = InboxApp.Start(database);
        var organization = await TestOrganization.CreateAsync(one);
        var people = Enumerable.Range(0, 5).Select(_ => TestOrganization.NextId()).ToList();
        var webhooks = Enumerable.Range(0, Posts)
            .Select(i => Payload.Text(organization.PageId, people[i % people.Count], $"message {i}")).ToList();

        await Task.WhenAll(webhooks.SelectMany(webhook => new[] { one.PostWebhookAsync(webhook), other.PostWebhookAsync(webhook) }));
        await one.WebhooksAreProcessedAsync();

        var texts = await one.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text!).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Posts).Select(i => $"message {i}").Order(), texts.Order());
        Assert.Equal(people.Count, await one.WithDbAsync(organization.Id, db => db.Conversations.CountAsync()));
        Assert.Equal(people.Count, await one.WithDbAsync(organization.Id, db => db.Contacts.CountAsync()));
        Assert.Equal(0, await one.WithDbAsync(null, db => db.WebhookItems.CountAsync(i => i.State != WebhookItemState.Done)));
    }

    [Fact]
    public async Task Without_the_database_everything_answers_503_and_recovers_by_itself()
    {
        var direct = new NpgsqlConnectionStringBuilder(database);
        await using var cable = TcpProxy.To(direct.Host!, direct.Port);
        var through = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = cable.Port };
        await using var app = InboxApp.Start(through.ConnectionString);
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        var webhook = Payload.Text(organization.PageId, TestOrganization.NextId(), "Sent again by Meta");

        cable.Pull();
        using var refused = await app.PostWebhookAsync(webhook);
        using var page = await agent.GetAsync("/inbox");
        using var ready = await agent.GetAsync("/health/ready");
        using var live = await agent.GetAsync("/health/live");
        cable.Plug();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("database does not answer", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await Eventually.TrueAsync(async () => (await app.PostWebhookAsync(webhook)).IsSuccessStatusCode);
        await app.WebhooksAreProcessedAsync();
        Assert.Contains("Sent again by Meta", await agent.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_moment_the_app_makes_each_accepted_event_one_message_after_the_restart()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"The kills are seeded with {seed}");
        var random = new Random(seed);
        TestOrganization organization;
        await using (var app = InboxApp.Start(database))
        {
            organization = await TestOrganization.CreateAsync(app);
        }

        var accepted = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var app = await StartAsync();
            var posting = PostUntilItDiesAsync(app.Address, organization, accepted, $"run {kill}");
            var enough = accepted.Count + random.Next(1, 150);
            await Eventually.TrueAsync(() => Task.FromResult(accepted.Count >= enough || posting.IsCompleted));
            await app.KillAsync();
            await posting;
        }

        await using var last = InboxApp.Start(database, settings: ("Webhooks:Lease", "00:00:02"));
        await last.WebhooksAreProcessedAsync();
        var texts = await last.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text!).ToListAsync());
        Assert.NotEmpty(accepted);
        Assert.Equal(texts.Distinct().Count(), texts.Count);
        Assert.Empty(accepted.Except(texts));
    }

    private Task<InboxProcess> StartAsync() => InboxProcess.StartAsync(
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("ConnectionStrings:Inbox", database), ("Demo:Enabled", "false"),
        ("Meta:AppSecret", InboxApp.AppSecret), ("Webhooks:Lease", "00:00:02"), ("Webhooks:BatchSize", "5"));

    /// <summary>Posts one message after the other; what was answered with 200 is accepted.</summary>
    private static async Task PostUntilItDiesAsync(Uri address, TestOrganization organization, List<string> accepted, string run)
    {
        using var client = new HttpClient { BaseAddress = address };
        var people = Enumerable.Range(0, 3).Select(_ => TestOrganization.NextId()).ToList();
        try
        {
            for (var i = 0; i < 2_000; i++)
            {
                var text = $"{run}, message {i}";
                var body = Encoding.UTF8.GetBytes(Payload.Text(organization.PageId, people[i % people.Count], text));
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/json");
                content.Headers.Add("X-Hub-Signature-256", InboxApp.Sign(body, InboxApp.AppSecret));
                using var answer = await client.PostAsync("/api/webhooks/facebook", content);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    accepted.Add(text);
                }
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }
}
