using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inbox.Web.Tests.Faults;

/// <summary>The app as a process that is killed and started again, on a database server that is too, by a fast clock.</summary>
internal sealed class KilledWorld : IFaultyWorld, IAsyncDisposable
{
    private const int TimesFaster = 12;

    private readonly Uri address = new($"http://127.0.0.1:{FreePort()}");
    private readonly FastClock clock = new(TimesFaster);
    private readonly ConcurrentDictionary<Platform, ConcurrentQueue<SimulatedChannel>> channels = new();
    private FaultyMeta meta = null!;
    private KilledServer server = null!;
    private NpgsqlDataSource data = null!;
    private InboxProcess app = null!;

    private KilledWorld()
    {
    }

    public Uri Simulator => meta.Address;

    public FaultyMeta Meta => meta;

    /// <param name="seeds">For how many there are channels.</param>
    public static async Task<KilledWorld> StartAsync(int seeds)
    {
        var world = new KilledWorld();
        world.meta = await FaultyMeta.StartAsync(world.address, 2 * seeds, world.clock);
        world.server = await KilledServer.StartAsync();
        world.data = NpgsqlDataSource.Create(world.server.Database);
        await using (var db = world.NewContext(new()))
        {
            await db.Database.MigrateAsync();
        }

        await world.ConnectAsync(seeds);
        await world.StartAppAsync();
        return world;
    }

    public async Task<FaultyChannel> NewChannelAsync(Platform platform)
    {
        Assert.True(channels[platform].TryDequeue(out var channel), "There is a channel for each seed.");
        var agent = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = address };
        await Eventually.TrueAsync(TimeSpan.FromSeconds(60), async () =>
        {
            try
            {
                using var answer = await agent.PostAsJsonAsync(
                    "/api/auth/signin", new { email = channel.Email, password = InboxApp.Password });
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return new(channel.OrganizationId, channel.ChannelId, agent);
    }

    /// <summary>Reads what is there, once the database is.</summary>
    public async Task<T> WithDbAsync<T>(Guid organizationId, Func<InboxDbContext, Task<T>> read)
    {
        var current = new CurrentOrganization();
        current.Set(organizationId);
        T found = default!;
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await using var db = NewContext(current);
                found = await read(db);
                return true;
            }
            catch (Exception exception) when (DatabaseOutage.Is(exception))
            {
                return false;
            }
        });
        return found;
    }

    public Task KillAppAsync() => app.KillAsync();

    public async Task StartAppAsync() => app = await InboxProcess.StartAsync(
        address,
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("ConnectionStrings:Inbox", server.Database), ("Demo:Enabled", "false"),
        ("Simulator:Enabled", "false"), ("Meta:AppSecret", InboxApp.AppSecret), ("Meta:VerifyToken", InboxApp.VerifyToken),
        ("Meta:GraphAddress", new Uri(meta.Address, "/simulator/graph").AbsoluteUri), ("Meta:ReadsPerSecond", "1000"),
        ("Files:Folder", TestFiles.Folder), ("Accounts:BcryptCost", "4"), ("Serilog:MinimumLevel:Default", "Fatal"),
        ("DOTNET_STARTUP_HOOKS", typeof(FastClock).Assembly.Location), (FastClock.Setting, clock.Text));

    public Task RestartDatabaseAsync() => server.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await meta.DisposeAsync();
        await data.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Of those that no connection is given by the system: it has to be free again each time that the app has died.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: another one.
            }
        }
    }

    /// <summary>Each seed takes a Page or an Instagram account: there are enough of both.</summary>
    private async Task ConnectAsync(int seeds)
    {
        await using var setup = InboxApp.Start(
            server.Database, services => services.AddSingleton<TimeProvider>(clock),
            ("Meta:GraphAddress", new Uri(meta.Address, "/simulator/graph").AbsoluteUri), ("Serilog:MinimumLevel:Default", "Fatal"));
        foreach (var platform in Enum.GetValues<Platform>())
        {
            var own = channels.GetOrAdd(platform, _ => new());
            foreach (var number in Enumerable.Range(1 + (own.Count + ((int)platform * seeds)), seeds))
            {
                own.Enqueue(await SimulatedPages.ConnectAsync(setup, number, platform));
            }
        }
    }

    private InboxDbContext NewContext(CurrentOrganization current)
    {
        var options = new DbContextOptionsBuilder<InboxDbContext>();
        options.UseInbox(data);
        return new InboxDbContext(options.Options).SeenBy(current);
    }
}
