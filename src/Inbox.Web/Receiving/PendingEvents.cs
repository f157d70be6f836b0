using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>What happened to messages that are not here yet; it is taken in with them.</summary>
public sealed class PendingEvents(InboxDbContext db, TimeProvider clock)
{
    /// <summary>Keeps what happened until its message comes; the caller saves.</summary>
    public void Keep(Channel channel, ChannelEvent happened) => db.EarlyEvents.Add(new PendingEvent(channel, happened, clock.GetUtcNow()));

    /// <summary>Lets the messages that are about to be saved have what came before them; the caller saves.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var messages = db.Messages.Local.Where(m => m.Mid is not null).ToDictionary(m => (m.ChannelId, m.Mid!));
        foreach (var kept in await FindAsync(messages, cancellationToken))
        {
            var message = messages[(kept.ChannelId, kept.Mid)];
            var channel = await db.Channels.SingleAsync(c => c.Id == kept.ChannelId, cancellationToken);
            if (kept.Kind is PendingEventKind.Read)
            {
                kept.Wait(clock.GetUtcNow());
            }
            else
            {
                await ApplyAsync(message, kept.ToEvent(channel), cancellationToken);
                db.EarlyEvents.Remove(kept);
            }
        }
    }

    private async Task<List<PendingEvent>> FindAsync(
        Dictionary<(Guid ChannelId, string Mid), Message> messages, CancellationToken cancellationToken)
    {
        var channelIds = messages.Keys.Select(n => n.ChannelId).Distinct().ToArray();
        var mids = messages.Keys.Select(n => n.Mid).ToArray();
        var found = messages.Count == 0 ? [] : await db.EarlyEvents
            .Where(e => channelIds.Contains(e.ChannelId) && mids.Contains(e.Mid)).OrderBy(e => e.At).ToListAsync(cancellationToken);
        found.RemoveAll(e => !messages.ContainsKey((e.ChannelId, e.Mid)));
        return found;
    }

    private async Task ApplyAsync(Message message, ChannelEvent happened, CancellationToken cancellationToken)
    {
        var entry = db.Entry(message);
        if (entry.State != EntityState.Added)
        {
            await entry.Collection(m => m.Attachments).LoadAsync(cancellationToken);
            await entry.Collection(m => m.Reactions).LoadAsync(cancellationToken);
            await entry.Collection(m => m.Edits).LoadAsync(cancellationToken);
        }

        if (happened is MessageUnsent)
        {
            await MessageFiles.EraseAsync(db, message, clock.GetUtcNow(), cancellationToken);
        }

        var conversation = await db.Conversations.FindAsync([message.OrganizationId, message.ConversationId], cancellationToken);
        conversation!.Apply((MessageEvent)happened, message);
    }
}
