using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>
/// Asks Meta how one channel is: token, permissions, subscription (meta-platform 4.5). What it finds stands on the channel.
/// </summary>
public sealed class ChannelCheck(
    InboxDbContext db, ChannelAccess access, FacebookTokenCheck facebook, InstagramTokenCheck instagram, TimeProvider clock)
{
    /// <summary>Does nothing with a channel that was disconnected meanwhile.</summary>
    public async Task CheckAsync(Guid channelId, CancellationToken cancellationToken)
    {
        if (await db.Channels.SingleOrDefaultAsync(
            c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken) is not { } channel)
        {
            return;
        }

        channel.EndCheck(await AskAsync(channel, cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> AskAsync(Channel channel, CancellationToken cancellationToken)
    {
        if (await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            channel.RefuseToken(
                channel.TokenRefusedAt is null ? TokenWords.Unreadable : channel.LastError ?? TokenWords.Unreadable, clock.GetUtcNow());
            return true;
        }

        return channel.UsesInstagramLogin
            ? await instagram.CheckAsync(channel, open, cancellationToken)
            : await facebook.CheckAsync(channel, open, cancellationToken);
    }
}
