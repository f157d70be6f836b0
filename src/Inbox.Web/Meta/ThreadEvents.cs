using Inbox.Web.Localization;

namespace Inbox.Web.Meta;

/// <summary>Something that happened in a thread and is no message.</summary>
/// <param name="Key">The same for the same event, however often it comes (meta-platform 1.6).</param>
public abstract record ThreadEvent(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Key, DateTimeOffset At)
    : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, At);

/// <summary>A contact came back by a link or an ad (meta-platform 2.14).</summary>
public sealed record ContactReferred(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Key, EventReferral Referral, DateTimeOffset At)
    : ThreadEvent(Platform, ChannelExternalId, ContactExternalId, Key, At);

/// <summary>A contact let us write, or stopped that (meta-platform 2.15).</summary>
/// <param name="Topic">What it is about, in the contact's or our own words.</param>
public sealed record ContactOpted(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Key, OptKind Kind, string? Topic, DateTimeOffset At)
    : ThreadEvent(Platform, ChannelExternalId, ContactExternalId, Key, At);

public enum OptKind
{
    /// <summary>Through a plugin of ours: opens the messaging window.</summary>
    Plugin,

    /// <summary>To marketing messages: opens no window (meta-platform 3.3).</summary>
    Marketing,

    MarketingStopped,
    MarketingResumed,
}

/// <summary>Meta's apps settled who answers a thread (meta-platform 2.16).</summary>
/// <param name="AppId">Who answers from now on, or asks to; null where nobody does.</param>
/// <param name="PreviousAppId">Null where nobody did.</param>
public sealed record ThreadControlChanged(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Key,
    ThreadControl Control, string? AppId, string? PreviousAppId, string? Metadata, DateTimeOffset At)
    : ThreadEvent(Platform, ChannelExternalId, ContactExternalId, Key, At);

public enum ThreadControl
{
    Passed,
    Taken,
    Requested,
}

/// <summary>Meta wrote a line into the thread; it is nobody's message (meta-platform 2.20).</summary>
public sealed record SystemLineWritten(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Key, string Text, DateTimeOffset At)
    : ThreadEvent(Platform, ChannelExternalId, ContactExternalId, Key, At);

/// <summary>Meta tells the channel's admins something: a warning, a block, a change of roles (meta-platform 2.16, 2.18).</summary>
/// <param name="Text">Meta's reason in its own words; null where it gives none.</param>
public sealed record ChannelNoticed(
    Platform Platform, string ChannelExternalId, string Key, ChannelNoticeKind Kind, string? Text, DateTimeOffset At)
    : ChannelEvent(Platform, ChannelExternalId, "", At)
{
    /// <summary>What it says where it has no words of its own.</summary>
    public Sentence? Said { get; init; }
}

public enum ChannelNoticeKind
{
    /// <summary>Something changed that stops nothing.</summary>
    Note,
    Warning,

    /// <summary>The channel may not send.</summary>
    Blocked,

    /// <summary>It may again.</summary>
    Unblocked,
}
