using System.Security.Cryptography;
using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>Asks Meta for a message that it announced and did not send (meta-platform 2.9).</summary>
public sealed partial class MessageFetcher(GraphClient graph, ChannelTokens tokens, ILogger<MessageFetcher> logger)
{
    /// <summary>Null where the channel cannot ask, or Meta does not tell.</summary>
    public async Task<ChannelEvent?> FetchAsync(Channel channel, string mid, CancellationToken cancellationToken)
    {
        if (!channel.CanSpeak)
        {
            return null;
        }

        try
        {
            var token = tokens.Unprotect(channel.OrganizationId, channel.ProtectedToken!);
            var answer = await graph.GetAsync(
                Uri.EscapeDataString(mid), $"fields={GraphMessageReader.Fields}", token, cancellationToken);
            return GraphMessageReader.Read(answer, channel.Platform, channel.ExternalId, mid);
        }
        catch (CryptographicException exception)
        {
            LogUnreadableToken(exception, channel.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The token of channel {ChannelId} cannot be decrypted: was DataProtection:Key changed?")]
    private partial void LogUnreadableToken(Exception exception, Guid channelId);
}
