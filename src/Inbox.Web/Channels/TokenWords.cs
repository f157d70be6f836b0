using Inbox.Web.Meta;

namespace Inbox.Web.Channels;

/// <summary>Why a channel's access ended, for an admin (meta-platform 4.5, 6.2). Keys of the localizer.</summary>
public static class TokenWords
{
    public const string Unreadable = "Our key to its access is gone. Connect it again.";

    /// <param name="subcode">What Meta gave with the error 190.</param>
    public static string Of(int? subcode, Platform platform)
    {
        var network = platform == Platform.Instagram ? "Instagram" : "Facebook";
        return subcode switch
        {
            458 => "Whoever connected it removed our app from their account. Connect it again.",
            459 => $"{network} asks whoever connected it to prove who they are: they must sign in there first. Then connect it again.",
            460 => "Whoever connected it changed their password, which ended our access. Connect it again.",
            463 => "Our access ran out. Connect it again.",
            464 => $"The account of whoever connected it is not confirmed: they must sign in to {network} first. Then connect it again.",
            467 => "Whoever connected it logged out everywhere, which ended our access. Connect it again.",
            492 => "Whoever connected it lost their role on the Page. Somebody with the role must connect it again.",
            _ => $"{network} ended our access. Connect it again.",
        };
    }
}
