using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Receiving;

/// <summary>Something that happened on a channel we know, ready to be taken in.</summary>
public sealed record ChannelMessage(Channel Channel, ChannelEvent Event)
{
    /// <summary>When its event reached us; null where it was not an event that brought it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What Meta's history tells beside the message; null for what an event brought.</summary>
    public HistoryNote? History { get; init; }

    /// <summary>The message that it is or names.</summary>
    public string Mid => Event switch
    {
        MessageReceived received => received.Mid,
        MessageEchoed echoed => echoed.Mid,
        MessageEvent named => named.Mid,
        MessagesRead { Mid: { } mid } => mid,
        _ => throw new InvalidOperationException($"{Event.GetType().Name} carries no message."),
    };

    public bool IsMessage => Event is MessageReceived or MessageEchoed;
}

/// <summary>What comes with a message from Meta's history (meta-platform 5.4).</summary>
/// <param name="ContactName">Who it is with, so that nobody need be asked.</param>
/// <param name="Reactions">Who feels what about it, without saying since when.</param>
/// <param name="IsQuiet">Whether it is old news, that neither counts as unread nor reopens anything.</param>
public sealed record HistoryNote(string? ContactName, IReadOnlyList<MessageReacted> Reactions, bool IsQuiet);
