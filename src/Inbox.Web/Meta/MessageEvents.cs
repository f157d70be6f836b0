namespace Inbox.Web.Meta;

/// <summary>Something that happened to one message, of either side; the contact may be unknown.</summary>
public abstract record MessageEvent(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Mid, DateTimeOffset At)
    : ChannelEvent(Platform, ChannelExternalId, ContactExternalId, At);

/// <summary>Somebody reacted to a message, or took the reaction back (meta-platform 2.10).</summary>
/// <param name="Emoji">Null where it was taken back.</param>
/// <param name="IsOurs">Whether the channel itself reacted, and not the contact.</param>
public sealed record MessageReacted(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Mid, string? Emoji, bool IsOurs, DateTimeOffset At)
    : MessageEvent(Platform, ChannelExternalId, ContactExternalId, Mid, At)
{
    public const int EmojiLength = 64;
}

/// <summary>A message has another text now (meta-platform 2.9).</summary>
/// <param name="Number">The how manieth edit it is, from 1.</param>
public sealed record MessageEdited(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Mid, string Text, int Number, DateTimeOffset At)
    : MessageEvent(Platform, ChannelExternalId, ContactExternalId, Mid, At);

/// <summary>Its writer took a message back: what it said must go (meta-platform 2.7).</summary>
public sealed record MessageUnsent(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Mid, DateTimeOffset At)
    : MessageEvent(Platform, ChannelExternalId, ContactExternalId, Mid, At);

/// <summary>Instagram says that there is a message, without it: to be fetched if it does not come (meta-platform 2.9).</summary>
public sealed record MessageAnnounced(
    Platform Platform, string ChannelExternalId, string ContactExternalId, string Mid, DateTimeOffset At)
    : MessageEvent(Platform, ChannelExternalId, ContactExternalId, Mid, At);
