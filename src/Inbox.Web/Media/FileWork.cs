using Inbox.Web.Data;
using Inbox.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Media;

/// <summary>Does what is due for one file: fetches it, or deletes its bytes.</summary>
public sealed partial class FileWork(
    InboxDbContext db, MediaFetcher fetcher, FileKeeper keeper, TimeProvider clock, ILogger<FileWork> logger)
{
    public async Task DoAsync(Guid fileId, CancellationToken cancellationToken)
    {
        var file = await db.StoredFiles.SingleAsync(f => f.Id == fileId, cancellationToken);
        if (file is { State: StoredFileState.Waiting, IsTriedTooOften: true })
        {
            file.Lose();
        }
        else if (file.State == StoredFileState.Waiting)
        {
            await FetchAsync(file, cancellationToken);
        }
        else
        {
            await DeleteAsync(file);
        }

        await SaveAsync(file, cancellationToken);
    }

    private async Task FetchAsync(StoredFile file, CancellationToken cancellationToken)
    {
        var answer = await fetcher.FetchAsync(file.SourceUrl!, cancellationToken);
        switch (answer.Outcome)
        {
            case FetchOutcome.Fetched:
                using (answer.File)
                {
                    await TakeAsync(file, answer, cancellationToken);
                }

                break;
            case FetchOutcome.Gone:
                file.Lose();
                break;
            case FetchOutcome.Refused:
                file.Refuse(answer.Refusal!.Value);
                break;
            default:
                file.TryLater(wasSlow: answer.Outcome == FetchOutcome.Slow, clock.GetUtcNow());
                break;
        }

        LogFetched(file.Id, answer.Outcome, file.State, file.Refusal);
    }

    private async Task TakeAsync(StoredFile file, FetchResult answer, CancellationToken cancellationToken)
    {
        if (await keeper.TakeAsync(file, answer.File!, answer.Name, answer.DeclaredType, cancellationToken) is { } refusal)
        {
            file.Refuse(refusal);
        }
    }

    private async Task DeleteAsync(StoredFile file)
    {
        if (file.State == StoredFileState.Stored)
        {
            file.Erase(clock.GetUtcNow());
        }

        await keeper.DeleteBytesAsync(file);
        file.MarkBytesDeleted();
    }

    private async Task SaveAsync(StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was erased, or used, in the meantime: what it became is due by itself.
            await DeleteIfErasedAsync(file, cancellationToken);
        }
    }

    private async Task DeleteIfErasedAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (await db.StoredFiles.AsNoTracking().AnyAsync(f => f.Id == file.Id && f.State == StoredFileState.Erased, cancellationToken))
        {
            await keeper.DeleteBytesAsync(file);
        }
    }

    [LoggerMessage(LogLevel.Information, "Fetching file {FileId} ended as {Outcome}: it is {State} ({Refusal})")]
    private partial void LogFetched(Guid fileId, FetchOutcome outcome, StoredFileState state, FileRefusal? refusal);
}
