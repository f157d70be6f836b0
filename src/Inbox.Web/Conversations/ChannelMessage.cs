using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>Something that happened on a channel we know, ready to be taken in.</summary>
public sealed record ChannelMessage(Channel Channel, ChannelEvent Event)
{
    public string Mid => Event switch
    {
        MessageReceived received => received.Mid,
        MessageEchoed echoed => echoed.Mid,
        _ => throw new InvalidOperationException($"{Event.GetType().Name} carries no message."),
    };
}
