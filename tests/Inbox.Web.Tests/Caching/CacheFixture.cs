using System.Diagnostics.Metrics;
using Inbox.Testing;
using Inbox.Web.Caching;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Inbox.Web.Tests.Caching;

/// <summary>
/// Two instances with one Redis between them, and one without it that does nothing but answer: what it says is how things are.
/// </summary>
public sealed class CacheFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly MeterListener listener = new();
    private string database = "";
    private RedisServer? redis;
    private long found;

    public InboxApp Here { get; private set; } = null!;

    public InboxApp There { get; private set; } = null!;

    public InboxApp Plain { get; private set; } = null!;

    /// <summary>A client of our own, to look into Redis.</summary>
    public ConnectionMultiplexer Observer { get; private set; } = null!;

    /// <summary>How many answers came from Redis.</summary>
    public long Found => Interlocked.Read(ref found);

    public static void SkipWithoutRedis() => Assert.SkipWhen(RedisServer.Absence is not null, RedisServer.Absence ?? "");

    public static InboxApp StartPlain(string database) => InboxApp.Start(database, services =>
    {
        // Whatever is at work in it would save without telling Redis, as no instance beside others with Redis may.
        foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService)
            && s.ImplementationType?.Namespace?.StartsWith("Inbox.Web", StringComparison.Ordinal) == true).ToList())
        {
            services.Remove(worker);
        }
    });

    /// <summary>An instance that never tells Redis of a change.</summary>
    public InboxApp StartWithoutInvalidator() => InboxApp.Start(
        database,
        services =>
        {
            var raiser = services.Where(
                s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.DeclaringType?.FullName
                ?.StartsWith("Inbox.Web.Caching.", StringComparison.Ordinal) == true).ToList();
            services.Remove(Assert.Single(raiser));
        },
        ("Redis:Configuration", redis!.Configuration));

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.Absence is not null)
        {
            return;
        }

        database = await databases.Databases.CloneAsync();
        redis = await RedisServer.StartAsync();
        Here = InboxApp.Start(database, null, ("Redis:Configuration", redis.Configuration));
        There = InboxApp.Start(database, null, ("Redis:Configuration", redis.Configuration));
        Plain = StartPlain(database);
        Observer = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        ListenTo(Here, There);
    }

    public async ValueTask DisposeAsync()
    {
        if (redis is null)
        {
            return;
        }

        listener.Dispose();
        await Observer.DisposeAsync();
        await Here.DisposeAsync();
        await There.DisposeAsync();
        await Plain.DisposeAsync();
        redis.Dispose();
        await databases.Databases.DropAsync(database);
    }

    private void ListenTo(params InboxApp[] apps)
    {
        var meters = apps.Select(app => app.Services.GetRequiredService<IMeterFactory>()).ToHashSet<object>();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == CacheMetrics.MeterName && instrument.Meter.Scope is { } scope && meters.Contains(scope))
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => Interlocked.Add(ref found, tags[0].Value is "FOUND" ? count : 0));
        listener.Start();
    }
}
