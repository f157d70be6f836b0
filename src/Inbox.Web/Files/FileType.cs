namespace Inbox.Web.Files;

/// <summary>A kind of file that we keep, known by its first bytes and never by what anybody says of it.</summary>
/// <param name="Extensions">What its names end in; the first is the usual one.</param>
public sealed record FileType(string ContentType, FileGroup Group, params string[] Extensions)
{
    public static readonly FileType Jpeg = new("image/jpeg", FileGroup.Image, "jpg", "jpeg", "jfif");
    public static readonly FileType Png = new("image/png", FileGroup.Image, "png");
    public static readonly FileType Gif = new("image/gif", FileGroup.Image, "gif");
    public static readonly FileType Webp = new("image/webp", FileGroup.Image, "webp");
    public static readonly FileType Mp4 = new("video/mp4", FileGroup.Video, "mp4", "m4v", "3gp", "m4a");
    public static readonly FileType QuickTime = new("video/quicktime", FileGroup.Video, "mov", "qt");
    public static readonly FileType Webm = new("video/webm", FileGroup.Video, "webm", "mkv");
    public static readonly FileType Avi = new("video/x-msvideo", FileGroup.Video, "avi");
    public static readonly FileType Ogg = new("audio/ogg", FileGroup.Audio, "ogg", "oga", "ogv", "opus");
    public static readonly FileType M4a = new("audio/mp4", FileGroup.Audio, "m4a", "mp4", "aac");
    public static readonly FileType Aac = new("audio/aac", FileGroup.Audio, "aac");
    public static readonly FileType Mp3 = new("audio/mpeg", FileGroup.Audio, "mp3");
    public static readonly FileType Wav = new("audio/wav", FileGroup.Audio, "wav");
    public static readonly FileType Amr = new("audio/amr", FileGroup.Audio, "amr");
    public static readonly FileType Pdf = new("application/pdf", FileGroup.Document, "pdf");
    public static readonly FileType Zip = new("application/zip", FileGroup.Document, "zip", "docx", "xlsx", "pptx", "odt", "ods", "odp");
    public static readonly FileType Office = new("application/x-ole-storage", FileGroup.Document, "doc", "xls", "ppt", "msg");
    public static readonly FileType Text = new("text/plain", FileGroup.Document, "txt", "csv", "ics", "vcf", "md", "log");

    private static readonly FileType[] All =
        [Jpeg, Png, Gif, Webp, Mp4, QuickTime, Webm, Avi, Ogg, M4a, Aac, Mp3, Wav, Amr, Pdf, Zip, Office, Text];

    public static IReadOnlyList<FileType> Kept => All;

    /// <summary>Whether a browser may show it in place: never anything that can carry a script.</summary>
    public bool IsShownInline => Group is FileGroup.Image or FileGroup.Audio or FileGroup.Video;

    public static FileType? Of(string? contentType) => Array.Find(All, type => type.ContentType == contentType);

    /// <summary>Whether a name may end so; one without an ending may.</summary>
    public bool Fits(string name)
    {
        var extension = Path.GetExtension(name);
        return extension.Length == 0 || Extensions.Contains(extension[1..].ToLowerInvariant());
    }

    /// <summary>
    /// Whether a server may call it so. Its bytes say what it is, and many servers call everything a stream of octets; but a text that
    /// nobody calls anything but a text, or that is called a picture, is the server's own complaint.
    /// </summary>
    /// <param name="declared">The media type; null where it says none.</param>
    /// <param name="isNamed">Whether the file has a name.</param>
    public bool Agrees(string? declared, bool isNamed) => declared?.ToLowerInvariant().Split('/') switch
    {
        ["image", "svg+xml"] or ["text", "html"] => false,
        null or ["text", "plain"] => this != Text || isNamed,
        ["image" or "audio" or "video", _] => this != Text,
        _ => true,
    };

    /// <summary>The name with an ending of this kind in place of another one's.</summary>
    public string Rename(string name) => Fits(name) ? name : Path.ChangeExtension(name, Extensions[0]);
}

public enum FileGroup
{
    Image,
    Audio,
    Video,
    Document,
}
