using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Receiving;

/// <summary>
/// What happened to a message that is not here yet: kept until it comes (meta-platform 1.6). Given up is only the looking
/// out for it: should the message come even later, what happened still counts, so that an unsent text is never shown.
/// </summary>
public sealed class PendingEvent : IOrganizationOwned
{
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    internal static readonly TimeSpan FetchDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);

    internal PendingEvent(Channel channel, ChannelEvent happened, DateTimeOffset now)
        : this(channel.OrganizationId, channel.Id, MidOf(happened), happened.ContactExternalId, KindOf(happened), happened.At, now)
    {
        IsOurs = happened is MessageReacted { IsOurs: true };
        Text = happened switch
        {
            MessageReacted reacted => reacted.Emoji,
            MessageEdited edited => edited.Text,
            _ => null,
        };
        Number = happened is MessageEdited { Number: var number } ? number : 0;
        DueAt = now + (Kind == PendingEventKind.Announced ? FetchDelay : FirstDelay);
    }

    private PendingEvent(
        Guid organizationId, Guid channelId, string mid, string contactExternalId, PendingEventKind kind, DateTimeOffset at,
        DateTimeOffset receivedAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ChannelId, Mid, ContactExternalId, Kind) = (organizationId, channelId, mid, contactExternalId, kind);
        (At, ReceivedAt) = (at, receivedAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ChannelId { get; private set; }

    public string Mid { get; private set; }

    /// <summary>Empty where Meta did not say who it was.</summary>
    public string ContactExternalId { get; private set; }

    public PendingEventKind Kind { get; private set; }

    public bool IsOurs { get; private set; }

    /// <summary>The emoji or the new text.</summary>
    public string? Text { get; private set; }

    public int Number { get; private set; }

    /// <summary>When it happened, by Meta's clock.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When to look for its message next; null once given up.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? GivenUpAt { get; private set; }

    public bool IsTooOld(DateTimeOffset now) => now - ReceivedAt >= Timeout;

    public void GiveUp(DateTimeOffset now) => (DueAt, GivenUpAt) = (null, now);

    /// <summary>Look again, each time after a longer pause.</summary>
    public void Wait(DateTimeOffset now)
    {
        var age = now - ReceivedAt;
        DueAt = now + (age > FirstDelay ? age : FirstDelay);
    }

    /// <summary>The event that it was.</summary>
    internal ChannelEvent ToEvent(Channel channel)
    {
        var (platform, channelId) = (channel.Platform, channel.ExternalId);
        return Kind switch
        {
            PendingEventKind.Reaction => new MessageReacted(platform, channelId, ContactExternalId, Mid, Text, IsOurs, At),
            PendingEventKind.Edit => new MessageEdited(platform, channelId, ContactExternalId, Mid, Text ?? "", Number, At),
            PendingEventKind.Unsend => new MessageUnsent(platform, channelId, ContactExternalId, Mid, At),
            PendingEventKind.Read => new MessagesRead(platform, channelId, ContactExternalId, null, Mid, At),
            _ => new MessageAnnounced(platform, channelId, ContactExternalId, Mid, At),
        };
    }

    private static string MidOf(ChannelEvent happened) => happened switch
    {
        MessageEvent { Mid: var mid } => mid,
        MessagesRead { Mid: { } mid } => mid,
        _ => throw new InvalidOperationException($"A {happened.GetType().Name} names no message."),
    };

    private static PendingEventKind KindOf(ChannelEvent happened) => happened switch
    {
        MessageReacted => PendingEventKind.Reaction,
        MessageEdited => PendingEventKind.Edit,
        MessageUnsent => PendingEventKind.Unsend,
        MessagesRead => PendingEventKind.Read,
        _ => PendingEventKind.Announced,
    };
}

public enum PendingEventKind
{
    Reaction,
    Edit,
    Unsend,
    Read,

    /// <summary>The message itself, to be fetched from Meta (meta-platform 2.9).</summary>
    Announced,
}
