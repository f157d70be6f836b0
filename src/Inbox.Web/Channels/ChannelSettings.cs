using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Changes a setting of a connected channel, and records who did.</summary>
public sealed class ChannelSettings(InboxDbContext db, AuditTrail audit)
{
    /// <param name="change">Changes the channel, and says in a code of the localizer what is so now.</param>
    /// <returns>Whether there is such a channel.</returns>
    public async Task<bool> ChangeAsync(Guid channelId, AuditAct act, Func<Channel, Sentence> change, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId && c.DisconnectedAt == null, cancellationToken);
        if (channel is null)
        {
            return false;
        }

        await audit.AddAsync(act, nameof(Channel), channelId, change(channel), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
