using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.History;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Simulator;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.History;

/// <summary>An app whose Meta is the simulator, with a Page of the simulator's that an organization has connected.</summary>
internal sealed class HistoryWorld : IAsyncDisposable
{
    private readonly TestDatabases databases;
    private readonly string database;

    private HistoryWorld(TestDatabases databases, string database, SimulatorHost meta) =>
        (this.databases, this.database, Meta) = (databases, database, meta);

    public SimulatorHost Meta { get; }

    public InboxApp App { get; private set; } = null!;

    public MovableClock Clock { get; } = new();

    public TestOrganization Organization { get; private set; } = null!;

    public Channel Page { get; private set; } = null!;

    public static async Task<HistoryWorld> StartAsync(DatabaseFixture fixture, double readsPerSecond = 1000)
    {
        var database = await fixture.Databases.CloneAsync();
        var world = new HistoryWorld(fixture.Databases, database, await SimulatorHost.StartAsync());
        await world.Meta.SwitchAsync(SimulatorHost.Page, new { readsPerSecond = 1000 });
        world.StartApp(readsPerSecond);
        await world.ConnectAsync();
        return world;
    }

    /// <summary>Ends the app, as a kill does: with whatever it was at.</summary>
    public async Task RestartAsync(double readsPerSecond = 1000)
    {
        await App.DisposeAsync();
        StartApp(readsPerSecond);
    }

    /// <summary>Connects the Page to a new organization; the one that had it loses it.</summary>
    public async Task ConnectAsync()
    {
        var now = Clock.GetUtcNow();
        if (Page is not null)
        {
            await WithDbAsync(async db => (await db.Channels.SingleAsync(c => c.Id == Page.Id)).Disconnect(now));
        }

        Organization = await TestOrganization.CreateAsync(App, isConnected: false);
        Page = new Channel(Organization.Id, Platform.Messenger, SimulatorHost.Page, SimulatorHost.Page, "Habitat", now);
        var token = App.Services.GetRequiredService<ChannelTokens>().Protect(Organization.Id, SimulatorHost.Token);
        Page.Reconnect(SimulatorHost.Page, "Habitat", token, now);
        Page.MarkSubscribed(now);
        await WithDbAsync(db => Task.FromResult(db.Channels.Add(Page)));
    }

    public async Task ImportAsync()
    {
        await BeginImportAsync();
        await ImportedAsync();
    }

    public async Task BeginImportAsync()
    {
        await WithDbAsync(async db =>
        {
            var channel = await db.Channels.SingleAsync(c => c.Id == Page.Id);
            var history = await db.HistoryOfAsync(channel, Clock.GetUtcNow(), CancellationToken.None);
            history.BeginImport(Clock.GetUtcNow());
        });
        App.Services.GetRequiredService<HistorySignal>().Wake();
    }

    public Task ImportedAsync() => Eventually.TrueAsync(async () => (await HistoryAsync()).ImportState == ImportState.Done);

    public Task<ChannelHistory> HistoryAsync() => ReadAsync(db => db.ChannelHistories.SingleAsync(h => h.ChannelId == Page.Id));

    public Task<T> ReadAsync<T>(Func<InboxDbContext, Task<T>> read) => App.WithDbAsync(Organization.Id, read);

    /// <summary>Somebody writes to the Page, or the Page to them.</summary>
    public async Task<string> WriteAsync(string text, TimeSpan ago, string firstName = "Ada", bool echo = false, bool silent = true) =>
        (await Meta.SendAsync(new
        {
            account = SimulatorHost.Page,
            person = new { firstName, lastName = "Byron" },
            text,
            echo,
            silent,
            timestamp = (DateTimeOffset.UtcNow - ago).ToUnixTimeMilliseconds(),
        })).GetProperty("mid").GetString()!;

    /// <summary>Hands the app what the simulator posted.</summary>
    public async Task PostAsync(ReceivedWebhook webhook)
    {
        using var answer = await App.PostWebhookAsync(webhook.Body, SimulatorHost.AppSecret);
        answer.EnsureSuccessStatusCode();
        await App.WebhooksAreProcessedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Meta.DisposeAsync();
        await databases.DropAsync(database);
    }

    private void StartApp(double readsPerSecond) => App = InboxApp.Start(
        database, services => services.AddSingleton<TimeProvider>(Clock),
        ("Meta:AppSecret", SimulatorHost.AppSecret),
        ("Meta:GraphAddress", new Uri(Meta.Client.BaseAddress!, "simulator/graph").AbsoluteUri),
        ("Meta:ReadsPerSecond", readsPerSecond.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private Task<int> WithDbAsync(Func<InboxDbContext, Task> change) => App.WithDbAsync(Organization.Id, async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });
}
