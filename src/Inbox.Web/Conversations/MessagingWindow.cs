using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>What opened the window in which we may write freely, and when it closes (meta-platform 3.3).</summary>
public readonly record struct MessagingWindow(WindowOpening OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt)
{
    /// <summary>How long a human may still answer after the contact's last act, with Meta's feature for it (meta-platform 3.2).</summary>
    public static readonly TimeSpan HumanAgentFor = TimeSpan.FromDays(7);

    /// <summary>How long before its end a window is said to close soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    private static readonly TimeSpan Standard = TimeSpan.FromHours(24);

    /// <summary>Until when a person may answer where the channel has the feature.</summary>
    public DateTimeOffset HumanAgentUntil => OpenedAt + HumanAgentFor;

    /// <summary>When nothing can be written any more.</summary>
    public DateTimeOffset EndsAt(bool hasHumanAgent) => hasHumanAgent && HumanAgentUntil > ClosesAt ? HumanAgentUntil : ClosesAt;

    public static MessagingWindow Open(WindowOpening openedBy, DateTimeOffset at) => new(openedBy, at, at + Standard);

    /// <summary>The window after another act of the contact: what is older than the act that last opened it changes nothing.</summary>
    /// <param name="known">Null where nothing opened it yet.</param>
    public static MessagingWindow Extend(MessagingWindow? known, WindowOpening opening, DateTimeOffset at) =>
        known is { } window && at <= window.OpenedAt ? window : Open(opening, at);

    /// <summary>As what a message opens the window: an ad that led to it, or a pressed button, counts before its words.</summary>
    public static WindowOpening OpeningOf(EventDetails details) =>
        details.Referral is { IsAd: true } ? WindowOpening.AdMessage
        : details.Tap?.Kind == TapKind.Postback ? WindowOpening.Postback
        : WindowOpening.Message;

    public bool IsOpen(DateTimeOffset now) => now < ClosesAt;

    /// <summary>What may be written now. A human agent's answer is only ever one that a person wrote.</summary>
    public ReplyAllowance Allowance(DateTimeOffset now, bool hasHumanAgent) =>
        IsOpen(now) ? ReplyAllowance.Free
        : hasHumanAgent && now < HumanAgentUntil ? ReplyAllowance.HumanAgent
        : ReplyAllowance.None;
}

/// <summary>What a contact did that opened the window; a read opens none (meta-platform 3.3).</summary>
public enum WindowOpening
{
    Message,
    Postback,
    Reaction,
    Referral,
    OptIn,
    AdMessage,
}

public enum ReplyAllowance
{
    /// <summary>Nothing: only the contact can open the window.</summary>
    None,

    /// <summary>Anything Meta's policy allows.</summary>
    Free,

    /// <summary>Only what a person writes, tagged HUMAN_AGENT.</summary>
    HumanAgent,
}
