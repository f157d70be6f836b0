using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

public static class PlatformMark
{
    /// <summary>The name of a platform's mark in icons.svg and in the style sheet.</summary>
    public static string ToMark(this Platform platform) => platform switch
    {
        Platform.Messenger => "messenger",
        Platform.Instagram => "instagram",
        _ => throw new ArgumentOutOfRangeException(nameof(platform)),
    };
}
