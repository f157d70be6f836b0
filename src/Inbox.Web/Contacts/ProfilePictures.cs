using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Keeps a copy of a contact's picture, since Meta's link to it dies after some days (meta-platform 4.1).</summary>
public sealed class ProfilePictures(InboxDbContext db, MediaFetcher fetcher, FileKeeper keeper, TimeProvider clock)
{
    /// <summary>A new answer brings a new link.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromHours(1);

    public async Task RefreshAsync(Guid identityId, CancellationToken cancellationToken)
    {
        var (identity, contact) = await FindAsync(identityId, cancellationToken);
        if (contact.PictureUrl is not { } url || url == contact.PictureTakenFrom)
        {
            return;
        }

        var answer = await fetcher.FetchAsync(url, cancellationToken);
        if (answer.Outcome is FetchOutcome.TryAgain or FetchOutcome.Slow)
        {
            identity.RefreshProfileAt(clock.GetUtcNow() + RetryDelay);
        }
        else
        {
            await ReplaceAsync(contact, url, answer, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(ContactIdentity Identity, Contact Contact)> FindAsync(Guid identityId, CancellationToken cancellationToken)
    {
        var found = await (
            from identity in db.ContactIdentities
            where identity.Id == identityId
            join contact in db.Contacts on identity.ContactId equals contact.Id
            select new { identity, contact }).SingleAsync(cancellationToken);
        return (found.identity, found.contact);
    }

    /// <summary>A link that is dead or leads to no picture leaves the picture that we have.</summary>
    private async Task ReplaceAsync(Contact contact, string url, FetchResult answer, CancellationToken cancellationToken)
    {
        using var received = answer.File;
        var file = StoredFile.New(contact.OrganizationId, clock.GetUtcNow());
        var isTaken = received is not null
            && await keeper.TakeAsync(file, received, name: null, answer.DeclaredType, cancellationToken) is null && file.HasThumbnail;
        if (isTaken)
        {
            file.Use();
            db.StoredFiles.Add(file);
            var former = await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == contact.PictureFileId, cancellationToken);
            former?.Erase(clock.GetUtcNow());
        }

        contact.TakePicture(url, isTaken ? file.Id : contact.PictureFileId);
    }
}
