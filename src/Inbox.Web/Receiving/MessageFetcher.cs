using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Receiving;

/// <summary>Asks Meta for a message that it announced and did not send (meta-platform 2.9).</summary>
public sealed class MessageFetcher(GraphClient graph, ChannelAccess access)
{
    /// <summary>Null where the channel cannot ask, or Meta does not tell.</summary>
    public async Task<ChannelEvent?> FetchAsync(Channel channel, string mid, CancellationToken cancellationToken)
    {
        if (!channel.CanSpeak || await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return null;
        }

        var answer = await graph.GetAsync(Uri.EscapeDataString(mid), $"fields={GraphMessageReader.Fields}", open, cancellationToken);
        return GraphMessageReader.Read(answer, channel.Platform, channel.ExternalId, mid);
    }
}
