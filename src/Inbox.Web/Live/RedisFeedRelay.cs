using StackExchange.Redis;

namespace Inbox.Web.Live;

/// <summary>
/// Carries what changed between app instances by Redis, which takes no lock for it. What is said
/// while the connection is away is lost; whoever was on this instance then looks for themselves once it is back.
/// </summary>
public sealed partial class RedisFeedRelay(
    RedisConnection connection, InboxFeed feed, TimeProvider clock, ILogger<RedisFeedRelay> logger) : BackgroundService
{
    private static readonly RedisChannel Changes = RedisChannel.Literal("inbox_changes");
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly string self = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var redis = await connection.OpenAsync();
        redis.ConnectionFailed += (_, lost) => NoteLost(lost.ConnectionType, lost.Exception);
        redis.ConnectionRestored += (_, back) => NoteBack(back.ConnectionType);
        await RepeatAsync(() => ListenAsync(redis.GetSubscriber()), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RepeatAsync(() => TellAsync(redis.GetSubscriber(), stoppingToken), stoppingToken);
        }
    }

    private async Task ListenAsync(ISubscriber others)
    {
        await others.SubscribeAsync(Changes, (_, words) => Hear(words.ToString()));
        feed.BeginHearing();
    }

    private void Hear(string words)
    {
        if (!words.StartsWith(self, StringComparison.Ordinal) && words.Length >= self.Length)
        {
            feed.Hear(words[self.Length..]);
        }
    }

    private async Task TellAsync(ISubscriber others, CancellationToken cancellationToken)
    {
        var words = await feed.NextWordsAsync(cancellationToken);
        try
        {
            await others.PublishAsync(Changes, self + words);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            feed.NoteOverrun();
            throw;
        }

        await Task.Delay(Gap, clock, cancellationToken);
    }

    private void NoteLost(ConnectionType connection, Exception? exception)
    {
        LogLost(exception);
        if (connection == ConnectionType.Subscription)
        {
            feed.StopHearing();
        }
    }

    private void NoteBack(ConnectionType connection)
    {
        if (connection == ConnectionType.Subscription)
        {
            feed.BeginHearing();
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
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Lost touch with the other instances at Redis; will try again")]
    private partial void LogLost(Exception? exception);
}
