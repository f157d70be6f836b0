using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Brings our files to Meta, each once a channel, and remembers what Meta calls them (meta-platform 3.6).</summary>
public sealed class FileUploads(InboxDbContext db, GraphUploads graph, FileStore store, TimeProvider clock)
{
    /// <summary>What Meta calls a file; null where it has to be uploaded.</summary>
    public Task<FileUpload?> FindAsync(Guid channelId, Guid fileId, CancellationToken cancellationToken)
    {
        var validSince = clock.GetUtcNow() - FileUpload.TimeToLive;
        return db.FileUploads.AsNoTracking().SingleOrDefaultAsync(
            u => u.ChannelId == channelId && u.FileId == fileId && u.UploadedAt > validSince, cancellationToken);
    }

    /// <returns>Why it could not be uploaded; null once it is.</returns>
    public async Task<SendResponse?> UploadAsync(
        Channel channel, Attachment attachment, GraphAccess access, CancellationToken cancellationToken)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == attachment.FileId, cancellationToken);
        await using var bytes = await store.OpenAsync(FileStore.KeyOf(file.OrganizationId, file.Id));
        if (bytes is null || file.State != StoredFileState.Stored)
        {
            return SendResponse.FileMissing;
        }

        var answer = await graph.UploadAsync(
            new(channel.Platform, channel.PageId, attachment.Kind, NameOf(file, channel.Platform), file.ContentType!, bytes), access,
            cancellationToken);
        if (answer.AttachmentId is { } attachmentId)
        {
            await RememberAsync(channel, file, attachmentId, cancellationToken);
            return null;
        }

        return answer.Refusal;
    }

    public Task ForgetAsync(FileUpload upload, CancellationToken cancellationToken) =>
        db.FileUploads.Where(u => u.ChannelId == upload.ChannelId && u.FileId == upload.FileId).ExecuteDeleteAsync(cancellationToken);

    private static string NameOf(StoredFile file, Platform platform)
    {
        var name = file.Name ?? $"file.{file.Type?.Extensions[0] ?? "bin"}";
        return platform == Platform.Instagram ? FileName.ToAscii(name) : name;
    }

    private async Task RememberAsync(Channel channel, StoredFile file, string attachmentId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await db.FileUploads.SingleOrDefaultAsync(u => u.ChannelId == channel.Id && u.FileId == file.Id, cancellationToken);
        if (known is null)
        {
            db.FileUploads.Add(new FileUpload(file.OrganizationId, channel.Id, file.Id, attachmentId, now));
        }
        else
        {
            known.Renew(attachmentId, now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
