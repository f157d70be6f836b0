using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>A channel that cannot send, for the banner of the inbox and of its threads; the words name the channel, the reason and what still works.</summary>
public sealed record ChannelTrouble(Guid ChannelId, string Words)
{
    /// <summary>All that are connected and cannot send.</summary>
    public static async Task<IReadOnlyList<ChannelTrouble>> ListAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var silent = await db.Channels.AsNoTracking()
            .Where(c => c.DisconnectedAt == null && (c.TokenRefusedAt != null || c.ProtectedToken == null))
            .OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return [.. silent.Select(channel => new ChannelTrouble(channel.Id, ChannelHealth.WhySilent(channel)!))];
    }
}
