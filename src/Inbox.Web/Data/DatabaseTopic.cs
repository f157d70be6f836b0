using Npgsql;

namespace Inbox.Web.Data;

/// <summary>
/// What instances tell each other through PostgreSQL's NOTIFY. They are told at most once in 50 ms and never inside a
/// transaction of the work, since NOTIFY takes a lock of the whole server at commit. Listens on a connection of its own,
/// outside the pool. What is said while that connection is away is lost: whoever hears must be able to do without.
/// </summary>
public abstract partial class DatabaseTopic(
    string name, NpgsqlDataSource database, Database address, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    private readonly string self = Guid.NewGuid().ToString("N");

    /// <summary>The connection is there, for the first time or again.</summary>
    protected abstract void BeginHearing();

    /// <summary>Another instance says something.</summary>
    protected abstract void Receive(string words);

    /// <summary>The connection is gone.</summary>
    protected virtual void StopHearing()
    {
    }

    /// <summary>What was to be told was not, and will not be.</summary>
    protected virtual void RecordUntold()
    {
    }

    /// <summary>Waits until there is something to tell: at most 7,900 bytes.</summary>
    protected abstract Task<string> NextAsync(CancellationToken cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(RepeatAsync(ListenAsync, stoppingToken), RepeatAsync(PublishAsync, stoppingToken));

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        connection.Notification += (_, notification) => ReceiveFromOthers(notification.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"listen {name}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        await WaitForNotificationsAsync(connection, cancellationToken);
    }

    private async Task WaitForNotificationsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        BeginHearing();
        try
        {
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            StopHearing();
        }
    }

    private void ReceiveFromOthers(string payload)
    {
        if (!payload.StartsWith(self, StringComparison.Ordinal) && payload.Length >= self.Length)
        {
            Receive(payload[self.Length..]);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var words = await NextAsync(cancellationToken);
            await using var notify = database.CreateCommand("select pg_notify($1, $2)");
            notify.Parameters.Add(new() { Value = name });
            notify.Parameters.Add(new() { Value = self + words });
            await TellAsync(notify, cancellationToken);
            await Task.Delay(PublishInterval, clock, cancellationToken);
        }
    }

    private async Task TellAsync(NpgsqlCommand notify, CancellationToken cancellationToken)
    {
        var isTold = false;
        try
        {
            await notify.ExecuteNonQueryAsync(cancellationToken);
            isTold = true;
        }
        finally
        {
            if (!isTold)
            {
                RecordUntold();
            }
        }
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Without the others' words everything still works, only later.
            catch (Exception exception)
            {
                LogLost(exception, name);
                await Task.Delay(RetryDelay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(LogLevel.Warning, "Lost touch with the other instances on {Topic}; will try again")]
    private partial void LogLost(Exception exception, string topic);
}
