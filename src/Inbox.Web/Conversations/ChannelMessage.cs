using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>Something that happened on a channel we know, ready to be taken in.</summary>
public sealed record ChannelMessage(Channel Channel, ChannelEvent Event)
{
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
