namespace Inbox.Web.Meta;

/// <summary>Why a message was not sent, as far as a person can do something about it (meta-platform 6.2).</summary>
public enum SendFailureReason
{
    /// <summary>A code that we do not know, or one that only a developer can explain.</summary>
    Refused,

    WindowClosed,

    /// <summary>The person blocked the business, turned messages off, or is not there now.</summary>
    CannotReceive,

    /// <summary>Meta knows no such person on this channel.</summary>
    UnknownRecipient,

    /// <summary>Another app has taken the conversation over.</summary>
    ThreadControlled,

    /// <summary>The channel's token or permissions are gone.</summary>
    PermissionMissing,

    /// <summary>The Meta app has no approval for answers after the window.</summary>
    HumanAgentMissing,

    TooLong,
    AttachmentRefused,
    AttachmentTooLarge,

    /// <summary>The file is not here any more.</summary>
    FileMissing,

    /// <summary>Meta's limits held it up for too long.</summary>
    TooManyCalls,

    /// <summary>Nobody confirmed that it was sent, and nobody denied it.</summary>
    NotConfirmed,

    /// <summary>It waited so long, in an outage or a backup, that a person is to say whether it still fits.</summary>
    WaitedTooLong,
}
