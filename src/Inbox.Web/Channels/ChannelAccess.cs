using System.Security.Cryptography;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Channels;

/// <summary>Opens a channel's token for calls to Meta, with the secret of the app it was given to.</summary>
public sealed partial class ChannelAccess(ChannelTokens tokens, MetaAppDirectory apps, ILogger<ChannelAccess> logger)
{
    /// <returns>Null where the channel has no token, or none that our keys open.</returns>
    public async Task<GraphAccess?> OpenAsync(Channel channel, CancellationToken cancellationToken)
    {
        try
        {
            return channel.ProtectedToken is { } token && await apps.FindAsync(channel.MetaAppId, cancellationToken) is { } app
                ? app.AccessWith(tokens.Unprotect(channel.OrganizationId, token), channel.UsesInstagramLogin)
                : null;
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
