using Inbox.Web.Files;
using Inbox.Web.Media;

namespace Inbox.Web.Threads;

/// <summary>A file as a thread shows it.</summary>
public sealed record MediaRow(
    Guid Id, StoredFileState State, FileRefusal? Refusal, string? ContentType, long Length, string? Name, int? Width, int? Height,
    bool HasThumbnail)
{
    /// <summary>The longer side in the thread, in CSS pixels.</summary>
    private const int MaxSide = 240;

    public string Address => $"/files/{Id}";

    public string ThumbnailAddress => $"{Address}/thumbnail";

    /// <summary>How large the thumbnail is shown, so that the thread does not jump when it comes.</summary>
    public (int Width, int Height) ShownSize
    {
        get
        {
            var (width, height) = (Width ?? MaxSide, Height ?? MaxSide);
            var scale = Math.Min(1, (double)MaxSide / Math.Max(width, height));
            return (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        }
    }

    /// <summary>How it is shown: a voice message often lies in a film without pictures, so that the sender's word for it counts.</summary>
    public FileGroup? GroupAs(string kind)
    {
        var group = State != StoredFileState.Stored ? null : FileType.Of(ContentType)?.Group;
        return group == FileGroup.Video && kind == "audio" ? FileGroup.Audio : group;
    }
}
