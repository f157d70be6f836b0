namespace Inbox.Web.Conversations;

/// <summary>How Meta's kinds of attachments are shown (meta-platform 2.4); the words are keys of the localizer.</summary>
public static class AttachmentWords
{
    private const string Thumb = "369239263222822";

    public static string Of(string kind) => kind switch
    {
        "image" => "Picture",
        "video" => "Video",
        "ig_reel" or "reel" => "Reel",
        "audio" => "Voice message",
        "file" => "File",
        "location" => "Location",
        "share" or "ig_post" or "post" => "Shared post",
        "story_mention" => "Story mention",
        "ig_story" or "story" => "Shared story",
        "sticker" => "Sticker",
        "like_heart" => "Heart",
        "fallback" => "Link",
        "template" => "Card",
        "appointment_booking" => "Appointment",
        "ephemeral" => "Disappearing picture or video",
        "unsupported" or "unsupported_type" => "Something that Meta shows only in its own apps",
        _ => "Attachment",
    };

    /// <summary>Whether there is nothing to show but the word.</summary>
    public static bool IsPlaceholder(string kind) => kind is "ephemeral" or "unsupported" or "unsupported_type";

    /// <summary>The sign for what is one: a heart, Meta's thumb (meta-platform 2.4).</summary>
    public static string? EmojiOf(string kind, string? stickerId) => (kind, stickerId) switch
    {
        ("like_heart", _) => "❤️",
        (_, Thumb) => "👍",
        _ => null,
    };

    public static string IconOf(string kind) => kind switch
    {
        "image" => "image",
        "video" or "ig_reel" or "reel" or "audio" => "play",
        "story_mention" or "ig_story" or "story" => "story",
        "share" or "ig_post" or "post" or "fallback" => "link",
        "sticker" or "like_heart" => "emoji",
        "location" => "globe",
        "appointment_booking" => "calendar",
        "ephemeral" or "unsupported" or "unsupported_type" => "ban",
        _ => "file",
    };
}
