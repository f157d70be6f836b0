using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Media;

/// <summary>Fetches files in the background and deletes those that nobody needs. No message waits for it.</summary>
public sealed class FileWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FileWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    private const int AtOnce = 4;

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<FileQueue>().ClaimAsync(cancellationToken);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, limits, async (file, token) => await WorkAsync(file, token));
        return due.Count > 0;
    }

    private async Task WorkAsync(DueFile due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<FileWork>().DoAsync(due.FileId, cancellationToken);
    }
}
