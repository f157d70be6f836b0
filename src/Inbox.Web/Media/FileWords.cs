using Inbox.Web.Files;

namespace Inbox.Web.Media;

/// <summary>Why a file is not taken, in words; they are keys of the localizer.</summary>
public static class FileWords
{
    public static string Of(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Empty => "it is empty",
        FileRefusal.TooLarge => "it is larger than 25 MB",
        FileRefusal.UnknownType => "this kind of file is not taken",
        FileRefusal.NotAsNamed => "it is not the kind of file that its name says",
        FileRefusal.Polyglot => "it is a picture and something else at once",
        FileRefusal.Broken => "the picture cannot be read",
        FileRefusal.TooManyPixels => "the picture has too many pixels",
        FileRefusal.BadName => "its name has characters that no file name may have",
        FileRefusal.ForeignAddress => "its link does not lead to Meta",
        _ => "it never ended",
    };

    public static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1000} kB",
        _ => $"{bytes / 1_000_000d:0.#} MB",
    };
}
