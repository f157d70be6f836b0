namespace Inbox.Web.Meta;

/// <summary>One thing that happened on a channel, in our words.</summary>
public abstract record ChannelEvent(
    Platform Platform, string ChannelExternalId, string ContactExternalId, DateTimeOffset At);

/// <summary>A contact wrote to the channel.</summary>
public sealed record MessageReceived(
    Platform Platform,
    string ChannelExternalId,
    string ContactExternalId,
    string Mid,
    string? Text,
    IReadOnlyList<EventAttachment> Attachments,
    DateTimeOffset SentAt) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, SentAt);

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
    string? Metadata) : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, SentAt);

/// <summary>What hangs on a message; the kind is Meta's `type` ("image", "video", …), the address absolute http(s) or null.</summary>
public sealed record EventAttachment(string Kind, string? Url, string? Title);
