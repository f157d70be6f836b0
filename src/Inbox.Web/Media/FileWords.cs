using Inbox.Web.Files;
using Inbox.Web.Localization;

namespace Inbox.Web.Media;

/// <summary>Why a file is not taken, as half sentences; they are codes of the localizer.</summary>
public static class FileWords
{
    public static Sentence Of(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Empty => "FileEmpty",
        FileRefusal.TooLarge => "FileTooLarge",
        FileRefusal.UnknownType => "FileTypeUnknown",
        FileRefusal.NotAsNamed => "FileNotAsNamed",
        FileRefusal.Polyglot => "FilePolyglot",
        FileRefusal.Broken => "FileBroken",
        FileRefusal.TooManyPixels => "FileTooManyPixels",
        FileRefusal.BadName => "FileBadName",
        FileRefusal.ForeignAddress => "FileForeignAddress",
        _ => "FileEndless",
    };

    public static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1000} kB",
        _ => $"{bytes / 1_000_000d:0.#} MB",
    };
}
