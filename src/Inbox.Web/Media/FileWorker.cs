using Inbox.Web.Background;

namespace Inbox.Web.Media;

/// <summary>Fetches files in the background and deletes those that nobody needs. No message waits for it.</summary>
public sealed class FileWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FileWorker> logger)
    : DueRowWorker<FileWork>(Claim, new WorkSignal(), scopes, clock, logger)
{
    /// <summary>A batch of slow fetches takes up to 16 minutes.</summary>
    private static readonly DueRowClaim Claim = new(
        "stored_files", Lease: TimeSpan.FromMinutes(20))
    { AlsoSet = "attempts = attempts + 1" };

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override int BatchSize => 16;

    protected override int MaxParallel => 4;

    protected override Task HandleAsync(FileWork handler, Guid id, CancellationToken cancellationToken) =>
        handler.DoAsync(id, cancellationToken);
}
