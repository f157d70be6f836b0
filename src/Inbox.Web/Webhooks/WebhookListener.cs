using Inbox.Web.Data;
using Npgsql;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Wakes the workers of the other instances. Tells them at most once in 50 ms and never inside the insert of an
/// event, since NOTIFY takes a lock of the whole server at commit. Listens on a connection of its own, outside the pool.
/// </summary>
public sealed partial class WebhookListener(
    NpgsqlDataSource database, Database address, WebhookSignal signal, TimeProvider clock, ILogger<WebhookListener> logger)
    : BackgroundService
{
    private const string Topic = "inbox_webhooks";
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly string self = Guid.NewGuid().ToString("N");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(RepeatAsync(ListenAsync, stoppingToken), RepeatAsync(TellAsync, stoppingToken));

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"listen {Topic}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        signal.Wake();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Hear(string sender)
    {
        if (sender != self)
        {
            signal.Wake();
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await signal.ForOthers.WaitAsync(cancellationToken);
            await using var notify = database.CreateCommand("select pg_notify($1, $2)");
            notify.Parameters.Add(new() { Value = Topic });
            notify.Parameters.Add(new() { Value = self });
            await notify.ExecuteNonQueryAsync(cancellationToken);
            await Task.Delay(Gap, clock, cancellationToken);
        }
    }

    /// <summary>The slow poll covers what is missed while the connection is away.</summary>
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
#pragma warning disable CA1031 // Without the wakings everything still works, only later.
            catch (Exception exception)
            {
                LogLost(exception);
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(LogLevel.Warning, "Lost touch with the other instances; will try again")]
    private partial void LogLost(Exception exception);
}
