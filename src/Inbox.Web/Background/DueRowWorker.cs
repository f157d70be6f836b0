using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Background;

/// <summary>
/// Claims rows that are due and hands each to a service, in a scope of the row's organization. One row's failure leaves the others alone:
/// it is logged, and the row is tried again when its lease ends. An outage of the database shows at the next claim.
/// </summary>
/// <typeparam name="THandler">The service that works on one row.</typeparam>
public abstract partial class DueRowWorker<THandler>(
    DueRowClaim claim, WorkSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger)
    : QueueWorker(signal, clock, logger)
    where THandler : notnull
{
    protected virtual int BatchSize => 20;

    /// <summary>How many rows of a batch are worked on at once.</summary>
    protected virtual int MaxParallel => 1;

    /// <summary>What must be so before rows are claimed.</summary>
    protected virtual Task PrepareAsync(InboxDbContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task HandleAsync(THandler handler, Guid id, CancellationToken cancellationToken);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        await PrepareAsync(db, cancellationToken);
        var now = Clock.GetUtcNow();
        var rows = await db.ClaimAsync(claim, BatchSize, now, cancellationToken);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(rows, limits, async (row, token) => await HandleAsync(row, token));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This instance stops, and another one takes over at once what is not done.
            await db.ReleaseAsync(claim, rows, now, CancellationToken.None);
            throw;
        }

        return rows.Count > 0;
    }

    private async Task HandleAsync(DueRow row, CancellationToken cancellationToken)
    {
        try
        {
            await scopes.RunAsync<THandler>(row.OrganizationId, handler => HandleAsync(handler, row.Id, cancellationToken));
        }
#pragma warning disable CA1031 // Whatever went wrong with one row, the others go on, and this one is due again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogRowFailed(Logger, exception, GetType().Name, claim.Table, row.Id);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "{Worker} failed at {Table} {Id}; it is tried again when the claim ends")]
    private static partial void LogRowFailed(ILogger logger, Exception exception, string worker, string table, Guid id);
}
