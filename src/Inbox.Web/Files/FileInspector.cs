namespace Inbox.Web.Files;

/// <summary>Decides by its bytes whether a file that arrived is kept, and as what.</summary>
public sealed class FileInspector(Pictures pictures)
{
    /// <param name="file">What arrived.</param>
    /// <param name="name">Its name, where it has one that counts.</param>
    /// <param name="declaredType">What its sender says that it is.</param>
    public FileFindings Inspect(ReceivedFile file, string? name, string? declaredType)
    {
        if (file.IsCut || file.Length == 0)
        {
            return FileFindings.Refused(file.IsCut ? FileRefusal.TooLarge : FileRefusal.Empty);
        }

        var type = FileSniffer.Sniff(file.Head);
        return type is null ? FileFindings.Refused(FileRefusal.UnknownType)
            : !type.Agrees(declaredType) || (name is not null && !type.Fits(name)) ? FileFindings.Refused(FileRefusal.NotAsNamed)
            : type.Group == FileGroup.Image ? InspectPicture(file, type)
            : new(type, null, null);
    }

    private FileFindings InspectPicture(ReceivedFile file, FileType type)
    {
        if (FileSniffer.IsPolyglot(file.Head, file.Tail))
        {
            return FileFindings.Refused(FileRefusal.Polyglot);
        }

        var size = pictures.Measure(file.Path);
        return size is null ? FileFindings.Refused(FileRefusal.Broken)
            : pictures.IsTooLarge(size) ? FileFindings.Refused(FileRefusal.TooManyPixels)
            : new(type, size, null);
    }
}

/// <summary>What a file is, or why it is not kept.</summary>
public sealed record FileFindings(FileType? Type, PictureSize? Size, FileRefusal? Refusal)
{
    public static FileFindings Refused(FileRefusal refusal) => new(null, null, refusal);
}
