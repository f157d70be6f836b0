using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Organizations;

namespace Inbox.Web.Media;

/// <summary>Takes in what an agent wants to send. What no message uses within a day goes away.</summary>
public sealed class Uploads(InboxDbContext db, FileStore store, FileKeeper keeper, TimeProvider clock)
{
    public async Task<UploadOutcome> AddAsync(Agent by, IFormFile upload, CancellationToken cancellationToken)
    {
        var file = StoredFile.New(by.OrganizationId, clock.GetUtcNow(), by.Id);
        await using var body = upload.OpenReadStream();
        using var received = await store.ReceiveAsync(body, FilesOptions.MaximumBytes, cancellationToken);
        if (await keeper.TakeUploadAsync(file, received, upload.FileName, cancellationToken) is { } refusal)
        {
            return new(upload.FileName, null, refusal);
        }

        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return new(upload.FileName, file, null);
    }
}

/// <summary>A file that was taken, or why it was not.</summary>
/// <param name="Name">What it was called, whatever that is.</param>
public sealed record UploadOutcome(string Name, StoredFile? File, FileRefusal? Refusal);
