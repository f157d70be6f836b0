using System.IO.Compression;
using System.Text;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>
/// Everything that is held of one person, as a zip: a page that anybody can read, the same as JSON, row by row, and the files.
/// </summary>
public sealed class PersonalDataArchive(InboxDbContext db, FileStore store)
{
    public async Task WriteAsync(Stream output, SignedInAgent by, Contact contact, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(
            output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var files = await FilesAsync(contact, cancellationToken);
        await using (var page = new StreamWriter(await OpenAsync(archive, "index.html", cancellationToken)))
        {
            await new PersonalDataPage(db, by, page, files).WriteAsync(contact, cancellationToken);
        }

        await using (var data = await OpenAsync(archive, "data.json", cancellationToken))
        {
            var rows = await PersonalDataRows.ReadAsync(db, contact, cancellationToken);
            await data.WriteAsync(Encoding.UTF8.GetBytes(rows), cancellationToken);
        }

        foreach (var file in files.Values)
        {
            if (await store.OpenAsync(file.StoreKey) is { } content)
            {
                await using (content)
                {
                    await using var entry = await OpenAsync(archive, file.Path, cancellationToken);
                    await content.CopyToAsync(entry, cancellationToken);
                }
            }
        }
    }

    private static async Task<Stream> OpenAsync(ZipArchive archive, string name, CancellationToken cancellationToken) =>
        await archive.CreateEntry(name).OpenAsync(cancellationToken);

    /// <summary>By their ids: what hangs on messages, and the picture.</summary>
    private async Task<Dictionary<Guid, ArchivedFile>> FilesAsync(Contact contact, CancellationToken cancellationToken)
    {
        var (contactId, pictureId) = (contact.Id, contact.PictureFileId);
        var conversations = db.Conversations.Where(c => c.ContactId == contactId).Select(c => c.Id);
        var messages = db.Messages.Where(m => conversations.Contains(m.ConversationId));
        var found = await db.StoredFiles.Where(f => f.State == StoredFileState.Stored)
            .Where(f => f.Id == pictureId || messages.Any(m => m.Attachments.Any(a => a.FileId == f.Id)))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken);
        return found.Index().ToDictionary(
            file => file.Item.Id, file => new ArchivedFile(
                FileStore.KeyOf(file.Item.OrganizationId, file.Item.Id), $"files/{file.Index + 1}-{NameOf(file.Item)}"));
    }

    private static string NameOf(StoredFile file) =>
        FileName.Clean(file.Name) ?? $"file.{(file.ContentType ?? "").Split('/')[^1].Split(';', '+')[0]}";
}

/// <summary>A file in the archive.</summary>
public sealed record ArchivedFile(string StoreKey, string Path);
