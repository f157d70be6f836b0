using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Demo;

/// <summary>
/// Puts what the demo's people sent into the store: there is nothing to fetch at Meta, the simulator has the pictures with it.
/// </summary>
internal sealed class DemoPictures(InboxDbContext db, FileStore store, FileKeeper keeper)
{
    public async Task TakeAllAsync(CancellationToken cancellationToken)
    {
        foreach (var file in await db.StoredFiles.Where(f => f.State == StoredFileState.Waiting).ToListAsync(cancellationToken))
        {
            var name = Path.GetFileName(new Uri(file.SourceUrl!).AbsolutePath);
            await using var picture = MetaSimulator.Graph.Pictures.Open(name);
            using var received = await store.ReceiveAsync(picture, FilesOptions.MaximumBytes, cancellationToken);
            await keeper.TakeAsync(file, received, name, "image/png", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
