using Inbox.Web.Files;

namespace Inbox.Web.Media;

/// <summary>Takes in what has arrived: looks at the bytes, puts them and a small picture into the store, and says so in the row.</summary>
public sealed class FileKeeper(FileStore store, FileInspector inspector, TimeProvider clock)
{
    /// <returns>Why it is not taken; null once it is.</returns>
    public async Task<FileRefusal?> TakeAsync(
        StoredFile file, ReceivedFile received, string? name, string? declaredType, CancellationToken cancellationToken)
    {
        var findings = inspector.InspectFetched(received, name ?? TextNameIn(file.SourceUrl), declaredType);
        return findings.Refusal ?? await KeepAsync(
            file, received, findings, name is null ? null : findings.Type?.Rename(name), cancellationToken);
    }

    /// <summary>The same for what an agent chose, whose name must fit as well.</summary>
    public async Task<FileRefusal?> TakeUploadAsync(
        StoredFile file, ReceivedFile received, string name, CancellationToken cancellationToken)
    {
        var findings = FileName.IsProper(name)
            ? inspector.InspectUpload(received, name) : FileFindings.Refused(FileRefusal.BadName);
        return findings.Refusal ?? await KeepAsync(file, received, findings, name, cancellationToken);
    }

    public async Task DeleteBytesAsync(StoredFile file)
    {
        await store.DeleteAsync(FileStore.KeyOf(file.OrganizationId, file.Id));
        await store.DeleteAsync(FileStore.ThumbnailKeyOf(file.OrganizationId, file.Id));
    }

    /// <summary>The name at the end of a link, where it is a text's.</summary>
    private static string? TextNameIn(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && Path.GetFileName(address.AbsolutePath) is var name
            && Path.HasExtension(name) && FileType.Text.Fits(name) ? name : null;

    private async Task<FileRefusal?> KeepAsync(
        StoredFile file, ReceivedFile received, FileFindings findings, string? name, CancellationToken cancellationToken)
    {
        var thumbnail = findings.Size is null ? null : await Pictures.ShrinkAsync(received.Path, cancellationToken);
        if (findings.Size is not null && thumbnail is null)
        {
            return FileRefusal.Broken;
        }

        if (thumbnail is not null)
        {
            await store.WriteAsync(FileStore.ThumbnailKeyOf(file.OrganizationId, file.Id), thumbnail, cancellationToken);
        }

        await store.KeepAsync(received, FileStore.KeyOf(file.OrganizationId, file.Id));
        file.Store(received, findings, name, hasThumbnail: thumbnail is not null, clock.GetUtcNow());
        return null;
    }
}
