using Inbox.Web.Conversations;

namespace Inbox.Web.Threads;

/// <summary>Somebody's story, which is shown by Meta's link alone and never kept; it lives for a day (meta-platform 2.4).</summary>
/// <param name="Words">What it is, a key of the localizer.</param>
/// <param name="IsOver">Whether its day is over, so that the link leads nowhere.</param>
public sealed record StoryLink(string Words, Uri? Link, bool IsOver)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public static bool Is(AttachmentRow attachment) => attachment.Kind is "story_mention" or "ig_story" or "story";

    /// <summary>One that hangs on a message: whoever is mentioned hears of it at once.</summary>
    public static StoryLink Of(MessageRow message, AttachmentRow attachment, DateTimeOffset now) =>
        new(AttachmentWords.Of(attachment.Kind), attachment.Link, message.SentAt + Life <= now);

    /// <summary>Ours, which the message answers. It ends before this at the latest, since it was there when it was answered.</summary>
    public static StoryLink AnsweredBy(MessageRow message, DateTimeOffset now) =>
        new("Answered your story", new AttachmentRow("story", message.Facts.StoryUrl, null).Link, message.SentAt + Life <= now);
}
