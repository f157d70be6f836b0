using Inbox.Web.Caching;
using StackExchange.Redis;

namespace Inbox.Web.Live;

/// <summary>
/// Carries what changed between app instances by Redis, which takes no lock for it. What is said
/// while the connection is away is lost; whoever was on this instance then looks for themselves once it is back. That is when this
/// instance hears its own voice: a connection that is restored may not be subscribed yet.
/// </summary>
public sealed partial class RedisFeedRelay(
    RedisConnection connection, InboxFeed feed, TimeProvider clock, ILogger<RedisFeedRelay> logger) : BackgroundService
{
    private static readonly RedisChannel Changes = RedisChannel.Literal("inbox_changes");
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PublishInterval = TimeSpan.FromSeconds(2);

    private readonly string self = Guid.NewGuid().ToString("N");

    private volatile bool isHearing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var redis = await connection.OpenAsync();
        redis.ConnectionFailed += (_, lost) => NoteLost(lost.ConnectionType, lost.Exception);
        redis.ConnectionRestored += (_, back) => _ = back.ConnectionType == ConnectionType.Subscription
            ? CallAsync(redis.GetSubscriber(), stoppingToken) : null;
        await RepeatAsync(() => ListenAsync(redis.GetSubscriber(), stoppingToken), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RepeatAsync(() => PublishAsync(redis.GetSubscriber(), stoppingToken), stoppingToken);
        }
    }

    private async Task ListenAsync(ISubscriber others, CancellationToken cancellationToken)
    {
        await others.SubscribeAsync(Changes, (_, words) => Receive(words.ToString()));
        await CallAsync(others, cancellationToken);
    }

    /// <summary>Says its own name until it hears it.</summary>
    private Task CallAsync(ISubscriber others, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            while (!isHearing)
            {
                await others.PublishAsync(Changes, self);
                await Task.Delay(Echo, clock, cancellationToken);
            }
        },
        cancellationToken);

    private void Receive(string words)
    {
        var isOurs = words.StartsWith(self, StringComparison.Ordinal);
        if (isOurs && !isHearing)
        {
            isHearing = true;
            feed.BeginHearing();
        }
        else if (!isOurs && words.Length >= self.Length)
        {
            feed.Receive(words[self.Length..]);
        }
    }

    private async Task PublishAsync(ISubscriber others, CancellationToken cancellationToken)
    {
        var words = await feed.NextWordsAsync(cancellationToken);
        try
        {
            await others.PublishAsync(Changes, self + words);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            feed.RecordOverrun();
            throw;
        }

        await Task.Delay(RetryDelay, clock, cancellationToken);
    }

    private void NoteLost(ConnectionType connection, Exception? exception)
    {
        LogLost(exception);
        if (connection == ConnectionType.Subscription)
        {
            isHearing = false;
            feed.StopHearing();
        }
    }

    private async Task RepeatAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work();
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                LogLost(exception);
                await Task.Delay(PublishInterval, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Lost touch with the other instances at Redis; will try again")]
    private partial void LogLost(Exception? exception);
}
