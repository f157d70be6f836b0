using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>The app's one connection to Redis. It looks for the server for as long as it is away.</summary>
public sealed class RedisConnection(IOptions<RedisOptions> options) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> opening = new(() => OpenAsync(options.Value.Configuration!));

    /// <summary>What can be asked now; null while the server is away, so that nobody waits for it.</summary>
    public IDatabase? Database =>
        opening is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { IsConnected: true } redis } }
            ? redis.GetDatabase() : null;

    public Task<ConnectionMultiplexer> OpenAsync() => opening.Value;

    public async ValueTask DisposeAsync()
    {
        if (opening.IsValueCreated)
        {
            await (await opening.Value).DisposeAsync();
        }
    }

    private static async Task<ConnectionMultiplexer> OpenAsync(string configuration)
    {
        var address = ConfigurationOptions.Parse(configuration);
        address.AbortOnConnectFail = false;
        return await ConnectionMultiplexer.ConnectAsync(address);
    }
}
