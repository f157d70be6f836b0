using Inbox.Web.Background;
using Inbox.Web.Channels;
using Inbox.Web.Data;

namespace Inbox.Web.History;

/// <summary>Imports channels page by page, and compares them with Meta every hour: several channels at once, each one alone.</summary>
public sealed class HistoryWorker(HistorySignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<HistoryWorker> logger)
    : DueRowWorker<HistoryStep>(HistoryLease.Claim, signal, scopes, clock, logger)
{
    protected override int BatchSize => 8;

    protected override int MaxParallel => 8;

    protected override Task PrepareAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        db.AddMissingHistoriesAsync(Clock.GetUtcNow(), only: null, cancellationToken);

    protected override Task HandleAsync(HistoryStep handler, Guid id, CancellationToken cancellationToken) =>
        handler.TakeAsync(id, cancellationToken);
}

/// <summary>Wakes the worker that reads histories.</summary>
public sealed class HistorySignal : WorkSignal;
