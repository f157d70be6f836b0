namespace Inbox.Web.Files;

/// <summary>Decides by its bytes whether a file that arrived is kept, and as what.</summary>
public sealed class FileInspector(Pictures pictures)
{
    /// <param name="file">What arrived.</param>
    /// <param name="name">What the agent calls it: one of another kind is refused.</param>
    public FileFindings InspectUpload(ReceivedFile file, string name) =>
        Inspect(file, type => type.Fits(name));

    /// <param name="file">What arrived.</param>
    /// <param name="name">What its host calls it, if anything.</param>
    /// <param name="declaredType">What its host says that it is, if anything.</param>
    public FileFindings InspectFetched(ReceivedFile file, string? name, string? declaredType) =>
        Inspect(file, type => type.Agrees(declaredType, isNamed: name is not null));

    private FileFindings Inspect(ReceivedFile file, Func<FileType, bool> isAsSaid)
    {
        if (file.IsCut || file.Length == 0)
        {
            return FileFindings.Refused(file.IsCut ? FileRefusal.TooLarge : FileRefusal.Empty);
        }

        var type = FileSniffer.Sniff(file.Head);
        return type is null ? FileFindings.Refused(FileRefusal.UnknownType)
            : !isAsSaid(type) ? FileFindings.Refused(FileRefusal.NotAsNamed)
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
