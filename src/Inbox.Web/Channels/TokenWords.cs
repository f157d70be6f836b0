using Inbox.Web.Localization;
using Inbox.Web.Meta;

namespace Inbox.Web.Channels;

/// <summary>Why a channel's access ended, for an admin (meta-platform 4.5, 6.2): codes of the localizer.</summary>
public static class TokenWords
{
    public static readonly Sentence Unreadable = "TokenUnreadable";

    /// <param name="subcode">What Meta gave with the error 190.</param>
    public static Sentence Of(int? subcode, Platform platform)
    {
        var network = platform == Platform.Instagram ? "Instagram" : "Facebook";
        return subcode switch
        {
            458 => "AppRemoved",
            459 => new Sentence("IdentityCheckNeeded", network),
            460 => "PasswordChanged",
            463 => "AccessRanOut",
            464 => new Sentence("AccountUnconfirmed", network),
            467 => "LoggedOutEverywhere",
            492 => "PageRoleLost",
            _ => new Sentence("AccessEnded", network),
        };
    }
}
