using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Demo;

/// <summary>
/// Puts what the demo's people sent into the store: there is nothing to fetch at Meta, the simulator has the pictures with it.
/// </summary>
internal sealed class DemoPictures(InboxDbContext db, FileStore store, FileKeeper keeper, TimeProvider clock)
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

    /// <summary>The same pictures that the simulator has of them.</summary>
    public async Task GiveFacesAsync(IReadOnlyList<DemoTalk> talks, CancellationToken cancellationToken)
    {
        var faces = talks.Where(talk => talk.Face is not null).ToDictionary(talk => talk.ContactExternalId, talk => talk.Face!);
        var found = await (
            from identity in db.ContactIdentities
            where faces.Keys.Contains(identity.ExternalId)
            join contact in db.Contacts on identity.ContactId equals contact.Id
            select new { identity.ExternalId, contact }).ToListAsync(cancellationToken);
        foreach (var one in found)
        {
            var file = StoredFile.New(one.contact.OrganizationId, clock.GetUtcNow());
            await using var picture = MetaSimulator.Graph.Pictures.Open($"{faces[one.ExternalId]}.png");
            using var received = await store.ReceiveAsync(picture, FilesOptions.MaximumBytes, cancellationToken);
            await keeper.TakeAsync(file, received, name: null, "image/png", cancellationToken);
            file.Use();
            db.StoredFiles.Add(file);
            one.contact.TakePicture(faces[one.ExternalId], file.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
