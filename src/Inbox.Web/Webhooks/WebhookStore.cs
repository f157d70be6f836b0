using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Stores webhook events before anything else happens with them. POSTs that arrive while another is being
/// committed share the next commit, so that a burst costs PostgreSQL one transaction and not hundreds.
/// </summary>
public sealed partial class WebhookStore(
    NpgsqlDataSource database, WebhookSignal signal, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookStore> logger)
    : BackgroundService
{
    private const int MaxWaiting = 1000;
    private const int MaxInOneCommit = 100;

    private const string Insert =
        """
        insert into webhook_events (id, body, received_at, meta_app_id, state, due_at, attempts)
        select id, body, received_at, meta_app_id, 'PENDING', received_at, 0
        from unnest(@ids, @bodies, @received, @apps) as event (id, body, received_at, meta_app_id)
        """;

    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(MaxWaiting);

    /// <summary>Returns once the event is committed; false if that did not happen in time, so that Meta must post it again.</summary>
    public async Task<bool> TryAddAsync(WebhookEvent webhookEvent)
    {
        var item = new Waiting(webhookEvent, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!waiting.Writer.TryWrite(item))
        {
            return false;
        }

        try
        {
            return await item.Stored.Task.WaitAsync(options.Value.StoreWithin, clock);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(MaxInOneCommit);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MaxInOneCommit && waiting.Reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            var isStored = await TryStoreAsync(batch);
            batch.ForEach(item => item.Stored.TrySetResult(isStored));
            batch.Clear();
        }
    }

    private async Task<bool> TryStoreAsync(List<Waiting> batch)
    {
        using var timeout = new CancellationTokenSource(options.Value.StoreWithin, clock);
        try
        {
            await using var command = CreateInsert(batch);
            await command.ExecuteNonQueryAsync(timeout.Token);
            signal.WakeAll();
            return true;
        }
#pragma warning disable CA1031 // Whatever went wrong, Meta must hear it, and the next batch must be tried.
        catch (Exception exception)
        {
            LogNotStored(exception, batch.Count);
            return false;
        }
#pragma warning restore CA1031
    }

    private NpgsqlCommand CreateInsert(List<Waiting> batch)
    {
        var command = database.CreateCommand(Insert);
        command.Parameters.Add(Array("ids", NpgsqlDbType.Uuid, batch, item => item.Event.Id));
        command.Parameters.Add(Array("bodies", NpgsqlDbType.Bytea, batch, item => item.Event.Body));
        command.Parameters.Add(Array("received", NpgsqlDbType.TimestampTz, batch, item => item.Event.ReceivedAt.UtcDateTime));
        command.Parameters.Add(Array("apps", NpgsqlDbType.Uuid, batch, item => item.Event.MetaAppId));
        return command;
    }

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, List<Waiting> batch, Func<Waiting, T> select) =>
        new(name, NpgsqlDbType.Array | type) { Value = batch.Select(select).ToArray() };

    [LoggerMessage(LogLevel.Error, "{Count} webhook events could not be stored; Meta is told to post them again")]
    private partial void LogNotStored(Exception exception, int count);

    private sealed record Waiting(WebhookEvent Event, TaskCompletionSource<bool> Stored);
}
