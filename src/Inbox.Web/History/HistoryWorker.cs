using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.History;

/// <summary>Imports channels page by page, and compares them with Meta every hour: several channels at once, each one alone.</summary>
public sealed partial class HistoryWorker(
    HistorySignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<HistoryWorker> logger)
    : QueueWorker(signal, clock, logger)
{
    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<HistoryQueue>().ClaimAsync(cancellationToken);
        await Task.WhenAll(due.Select(history => ReadAsync(history, cancellationToken)));
        return due.Count > 0;
    }

    /// <summary>One channel's trouble leaves the others alone: its lease ends, and it is tried again.</summary>
    private async Task ReadAsync(DueHistory due, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
            await scope.ServiceProvider.GetRequiredService<HistoryStep>().TakeAsync(due.ChannelId, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever went wrong with one channel, the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, due.ChannelId);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "Reading the history of channel {ChannelId} failed; it is tried again when its lease ends")]
    private partial void LogFailed(Exception exception, Guid channelId);
}

/// <summary>Wakes the worker that reads histories.</summary>
public sealed class HistorySignal : WorkSignal;
