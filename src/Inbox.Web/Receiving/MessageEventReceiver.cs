using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>Reactions, edits and unsends meet their messages; those whose message is not here wait for it.</summary>
public sealed class MessageEventReceiver(InboxDbContext db, PendingEvents early, TimeProvider clock)
{
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var known = await FindMessagesAsync(events, cancellationToken);
        await ApplyAsync(events, known, cancellationToken);
        await OpenWindowsAsync(events, isKnown: e => known.ContainsKey((e.Channel.Id, e.Mid)), cancellationToken);
        await ConversationSummaries.SettleAsync(db, known.Values.Select(k => k.Conversation).Distinct(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await ForgetLateReactionsAsync([.. known.Values.Where(k => k.Message.IsUnsent).Select(k => k.Message.Id)], cancellationToken);
    }

    private async Task ApplyAsync(
        IReadOnlyList<ChannelMessage> events, Dictionary<(Guid, string), (Message Message, Conversation Conversation)> known,
        CancellationToken cancellationToken)
    {
        foreach (var (channel, happened) in events.OrderBy(e => e.Event.At))
        {
            if (happened is MessageEvent named && known.TryGetValue((channel.Id, named.Mid), out var found))
            {
                if (named is MessageUnsent)
                {
                    await MessageFiles.EraseAsync(db, found.Message, clock.GetUtcNow(), cancellationToken);
                }

                found.Conversation.Apply(named, found.Message);
            }
            else
            {
                early.Keep(channel, happened);
            }
        }
    }

    /// <summary>One that an agent gave while the message was taken back; one that comes later still, its worker finds.</summary>
    private async Task ForgetLateReactionsAsync(Guid[] unsent, CancellationToken cancellationToken)
    {
        if (unsent.Length > 0)
        {
            await db.MessageReactions.Where(r => unsent.Contains(r.MessageId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task<Dictionary<(Guid, string), (Message Message, Conversation Conversation)>> FindMessagesAsync(
        IReadOnlyList<ChannelMessage> events, CancellationToken cancellationToken)
    {
        var channelIds = events.Select(e => e.Channel.Id).Distinct().ToArray();
        var mids = events.Select(e => e.Mid).Distinct().ToArray();
        var messages = await db.Messages
            .Include(m => m.Attachments).Include(m => m.Reactions).Include(m => m.Edits).AsSplitQuery()
            .Where(m => channelIds.Contains(m.ChannelId) && m.Mid != null && mids.Contains(m.Mid))
            .ToListAsync(cancellationToken);
        var conversationIds = messages.Select(m => m.ConversationId).Distinct().ToArray();
        var conversations = messages.Count == 0 ? [] : await db.Conversations
            .Where(c => conversationIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return messages.ToDictionary(m => (m.ChannelId, m.Mid!), m => (m, conversations[m.ConversationId]));
    }

    /// <summary>
    /// A reaction lets us write, whether or not we have what it is about, and in whichever conversation that stands (meta-platform 3.3).
    /// </summary>
    private async Task OpenWindowsAsync(
        IReadOnlyList<ChannelMessage> events, Predicate<ChannelMessage> isKnown, CancellationToken cancellationToken)
    {
        var reactions = events.Where(e => e.Event is MessageReacted { IsOurs: false, Emoji: not null }).ToList();
        if (reactions.Count == 0)
        {
            return;
        }

        var senders = await ContactLookup.LoadAsync(db, reactions, cancellationToken);
        foreach (var reaction in reactions.Where(reaction => !isKnown(reaction)))
        {
            senders.Find(reaction)?.ConversationAt(reaction.Event.At)?.OpenWindow(WindowOpening.Reaction, reaction.Event.At);
        }

        senders.ShareWindows();
    }
}
