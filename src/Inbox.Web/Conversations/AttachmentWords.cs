namespace Inbox.Web.Conversations;

/// <summary>How Meta's kinds of attachments are shown (meta-platform 2.4); the words are keys of the localizer.</summary>
public static class AttachmentWords
{
    public static string Of(string kind) => kind switch
    {
        "image" => "Picture",
        "video" or "ig_reel" or "reel" => "Video",
        "audio" => "Voice message",
        "file" => "File",
        "location" => "Location",
        "share" or "ig_post" or "post" => "Shared post",
        "story_mention" => "Story mention",
        _ => "Attachment",
    };

    public static string IconOf(string kind) => kind switch
    {
        "image" => "image",
        "video" or "ig_reel" or "reel" or "audio" => "play",
        "story_mention" => "story",
        "share" or "ig_post" or "post" => "link",
        _ => "file",
    };
}
