using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Keeps what Meta tells the admins of a channel, each word once.</summary>
public sealed class ChannelNoticeRecorder(InboxDbContext db)
{
    public async Task RecordAsync(Channel channel, ChannelNoticed noticed, CancellationToken cancellationToken)
    {
        if (!await db.ChannelNotices.AnyAsync(n => n.ChannelId == channel.Id && n.Key == noticed.Key, cancellationToken))
        {
            db.ChannelNotices.Add(new ChannelNotice(channel, noticed));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
