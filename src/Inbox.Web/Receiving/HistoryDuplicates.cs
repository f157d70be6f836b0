using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>Messages that only Meta's history told of so far, and whose own events are in a batch now.</summary>
internal sealed class HistoryDuplicates(Dictionary<(Guid ChannelId, string Mid), Message> messages)
{
    public static HistoryDuplicates None => new([]);

    public static async Task<HistoryDuplicates> LoadAsync(
        InboxDbContext db, IReadOnlyList<ChannelMessage> arrived, CancellationToken cancellationToken)
    {
        var events = arrived.Where(m => m.History is null).ToList();
        var channelIds = events.Select(m => m.Channel.Id).Distinct().ToArray();
        var mids = events.Select(m => m.Mid).Distinct().ToArray();
        var found = await db.Messages.Include(m => m.Attachments).Include(m => m.Edits).AsSplitQuery()
            .Where(m => channelIds.Contains(m.ChannelId) && m.Mid != null && mids.Contains(m.Mid) && m.IsFromHistory && m.AuthorId == null)
            .ToListAsync(cancellationToken);
        return new(found.ToDictionary(m => (m.ChannelId, m.Mid!)));
    }

    public Message? Find(ChannelMessage arrived) =>
        arrived.History is null ? messages.GetValueOrDefault((arrived.Channel.Id, arrived.Mid)) : null;

    /// <summary>Each is completed once, however often its event comes.</summary>
    public Message? Take(ChannelMessage arrived)
    {
        var found = Find(arrived);
        messages.Remove((arrived.Channel.Id, arrived.Mid));
        return found;
    }
}
