using Inbox.Web.Media;

namespace Inbox.Web.Conversations;

/// <summary>
/// What of a message's attachments is ours to keep: what people sent. Stories, and what is only shared, stay where they are
/// and are shown by their link (meta-platform 2.4).
/// </summary>
internal static class KeptMedia
{
    private static readonly string[] Kinds = ["image", "sticker", "video", "audio", "file"];

    /// <summary>The files to fetch for a message that came in.</summary>
    public static IEnumerable<StoredFile> Of(Message message, DateTimeOffset now) =>
        message.Attachments.Where(a => Kinds.Contains(a.Kind)).Select(a => a.Fetch(now)).OfType<StoredFile>();
}
