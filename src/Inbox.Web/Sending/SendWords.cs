using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>What went wrong with a message, and what to do about it, in words, keys of the localizer.</summary>
public static class SendWords
{
    /// <summary>Why a message was not sent, and the next step.</summary>
    public static string Of(SendFailureReason reason) => reason switch
    {
        SendFailureReason.WindowClosed => "The reply window was closed. Nothing was sent; you can write again as soon as they do.",
        SendFailureReason.CannotReceive => "This person cannot receive messages from you now: they blocked you, or turned messages off.",
        SendFailureReason.UnknownRecipient => "Meta does not know this person on this channel any more.",
        SendFailureReason.ThreadControlled => "Another app has taken this conversation over. Answer there, or take it back first.",
        SendFailureReason.PermissionMissing => "This channel lacks a permission. An admin can connect it again.",
        SendFailureReason.HumanAgentMissing => "The Meta app has no approval for answers after the reply window.",
        SendFailureReason.TooLong => "It was too long for this platform. Send it in parts.",
        SendFailureReason.AttachmentRefused => "Meta could not use the file. Try another format.",
        SendFailureReason.AttachmentTooLarge => "The file is too large for Meta.",
        SendFailureReason.FileMissing => "The file is not here any more. Choose it again.",
        SendFailureReason.TooManyCalls => "Meta was busy and refused it. Nothing was sent, so it is safe to send again.",
        SendFailureReason.WaitedTooLong => "It waited for more than 30 minutes and was not sent. Send it again if it still fits.",
        SendFailureReason.NotConfirmed => "Meta never confirmed it, and it is not in the history. It probably was not sent.",
        _ => "Meta refused it.",
    };

    /// <summary>What to tell the admins of a channel's trouble.</summary>
    public static Sentence ChannelError(GraphError? error) => error switch
    {
        null => "StoredTokenUnreadable",
        { IsProofRefused: true } => "AppSecretRefused",
        { Code: 190 or 102 } => new Sentence("TokenRefused", CodeOf(error)),
        { Code: 368 } => "ChannelBlocked",
        { Subcode: 2534041 } => "InstagramAccessOff",
        { Subcode: 2534013 or 2534077 } => "PageUnlinked",
        _ => new Sentence("CallsRefused", CodeOf(error)),
    };

    private static string CodeOf(GraphError error) => error.Subcode is { } subcode ? $"{error.Code}/{subcode}" : $"{error.Code}";
}
