namespace Inbox.Web.Meta;

/// <summary>One thing that happened on a channel, in our words.</summary>
/// <param name="ContactExternalId">Whom it is about; empty where Meta does not say, which only events that name a mid may be.</param>
public abstract record ChannelEvent(
    Platform Platform, string ChannelExternalId, string ContactExternalId, DateTimeOffset At)
{
    /// <summary>Whether Meta told us as a bystander, since another app owns the thread (meta-platform 2.17).</summary>
    public bool IsStandby { get; init; }
}

/// <summary>A contact wrote to the channel, or pressed one of its buttons.</summary>
public sealed record MessageReceived(
    Platform Platform,
    string ChannelExternalId,
    string ContactExternalId,
    string Mid,
    string? Text,
    IReadOnlyList<EventAttachment> Attachments,
    DateTimeOffset SentAt) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, SentAt)
{
    public EventDetails Details { get; init; } = EventDetails.None;
}

/// <summary>The channel itself wrote to a contact, from our app or another (meta-platform 2.6).</summary>
public sealed record MessageEchoed(
    Platform Platform,
    string ChannelExternalId,
    string ContactExternalId,
    string Mid,
    string? Text,
    IReadOnlyList<EventAttachment> Attachments,
    DateTimeOffset SentAt,
    string? AppId,
    string? Metadata) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, SentAt)
{
    public EventDetails Details { get; init; } = EventDetails.None;
}

/// <summary>What the channel sent to a contact was delivered: everything before the watermark, and these (meta-platform 2.11).</summary>
public sealed record MessagesDelivered(
    Platform Platform,
    string ChannelExternalId,
    string ContactExternalId,
    DateTimeOffset Watermark,
    IReadOnlyList<string> Mids,
    DateTimeOffset At) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, At);

/// <summary>A contact read what the channel sent: everything up to the watermark, or up to one message (meta-platform 2.12).</summary>
/// <param name="Watermark">Messenger's word; null where there is a mid.</param>
/// <param name="Mid">Instagram's word; null where there is a watermark.</param>
public sealed record MessagesRead(
    Platform Platform,
    string ChannelExternalId,
    string ContactExternalId,
    DateTimeOffset? Watermark,
    string? Mid,
    DateTimeOffset At) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, At);
