using Inbox.Web.Files;
using Inbox.Web.Localization;
using Inbox.Web.Media;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>A file as a platform takes it.</summary>
/// <param name="Kind">Meta's word: image, audio, video or file.</param>
public sealed record OutgoingFile(StoredFile File, string Kind)
{
    private const int MaxInstagramPictureBytes = 8 * 1024 * 1024;

    private static readonly FileType[] Pictures = [FileType.Jpeg, FileType.Png, FileType.Gif];
    private static readonly FileType[] InstagramSounds = [FileType.M4a, FileType.Aac, FileType.Wav];
    private static readonly FileType[] InstagramFilms = [FileType.Mp4, FileType.QuickTime, FileType.Webm, FileType.Avi];

    /// <summary>
    /// The words for why a platform does not take a file, codes of the localizer; null where it does (meta-platform 3.5).
    /// </summary>
    public static Sentence? ProblemOf(StoredFile file, Platform platform) => ProblemOf(file.Type, file.Length, platform);

    /// <summary>What the names of files end in that a platform takes, as a file field has it (HTML, accept).</summary>
    public static string EndingsFor(Platform platform) => string.Join(
        ',', FileType.Kept.Where(type => ProblemOf(type, 0, platform) is null).SelectMany(type => type.Extensions).Distinct()
            .Select(ending => $".{ending}"));

    /// <summary>The most bytes that a picture may have there.</summary>
    public static int MaxPictureBytes(Platform platform) =>
        platform == Platform.Instagram ? MaxInstagramPictureBytes : FilesOptions.MaximumBytes;

    /// <summary>A message carries it, by which it is used.</summary>
    internal void AttachTo(Message message)
    {
        File.Use();
        message.Attach(Kind, File);
    }

    private static Sentence? ProblemOf(FileType? kind, long length, Platform platform) => (platform, kind) switch
    {
        (_, null) => "FileTypeUnknown",
        (Platform.Messenger, _) => null,
        (_, { Group: FileGroup.Image } type) when Pictures.Contains(type) =>
            length > MaxInstagramPictureBytes ? "InstagramPictureTooLarge" : null,
        (_, { } type)
            when type == FileType.Pdf || type == FileType.Ogg || InstagramSounds.Contains(type) || InstagramFilms.Contains(type) => null,
        _ => "InstagramTypeRefused",
    };

    public static OutgoingFile Of(StoredFile file) => new(file, file.Type switch
    {
        { } type when Pictures.Contains(type) => "image",
        { Group: FileGroup.Video } => "video",
        { Group: FileGroup.Audio } type when type != FileType.Amr => "audio",
        _ => "file",
    });
}
