using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// The incoming story: what happened on an organization's channels becomes messages of its conversations.
/// Safe to run twice, since a mid is unique within its channel; the order is that of Meta's clock.
/// </summary>
public sealed class MessageReceiver(InboxDbContext db, EarlyEvents early, TimeProvider clock)
{
    /// <summary>Takes in a batch of one organization, the current one, in one look-up and one save.</summary>
    /// <exception cref="DbUpdateException">Another worker got in the way; nothing was saved.</exception>
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var fresh = await WithoutKnownAsync(messages, cancellationToken);
        var echoes = messages.Where(m => m.Event is MessageEchoed).ToList();
        if (fresh.Count == 0 && echoes.Count == 0)
        {
            return;
        }

        var senders = await SenderBook.LoadAsync(db, [.. fresh.Union(echoes)], cancellationToken);
        var own = await OwnMessages.LoadAsync(db, echoes, senders, cancellationToken);
        foreach (var message in fresh.Union(echoes).OrderBy(m => m.Event.At))
        {
            if (!own.TryConfirm(message, senders.Find(message)) && fresh.Contains(message))
            {
                Receive(message, senders.Find(message) ?? senders.Add(message, clock.GetUtcNow()), senders);
            }
        }

        await early.ApplyAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Receive(ChannelMessage arrived, Sender sender, SenderBook senders)
    {
        var now = clock.GetUtcNow();
        var conversation = sender.ConversationAt(arrived.Event.At) ?? senders.Begin(arrived, sender);
        var message = arrived.Event switch
        {
            MessageReceived received => conversation.Receive(received, now),
            MessageEchoed echoed => conversation.Echo(echoed),
            _ => throw new InvalidOperationException($"Nothing takes in a {arrived.Event.GetType().Name}."),
        };
        db.Messages.Add(message);
        db.StoredFiles.AddRange(KeptMedia.Of(message, now));
        sender.Contact.Touch(message.SentAt);
        conversation.Owner.See(arrived.Event.IsStandby, arrived.Event.At);
        NoteReferral(arrived, conversation, sender);
        if (message.Direction == MessageDirection.Incoming && conversation.IsClosed && sender.IsNewest(conversation))
        {
            conversation.Reopen();
            db.ContactActivities.Add(ContactActivity.Of(conversation, ContactActivityKind.ConversationReopened, now));
        }
    }

    /// <summary>The ad or link behind a message, which stands above it in the thread (meta-platform 2.14).</summary>
    private void NoteReferral(ChannelMessage arrived, Conversation conversation, Sender sender)
    {
        if (arrived.Event is MessageReceived { Details.Referral: { } referral } received)
        {
            db.Referrals.Add(new Referral(sender.Identity, conversation.Id, referral, received.At));
            db.ThreadLines.Add(ThreadLine.OfReferral(conversation, $"message:{Guid.CreateVersion7():N}", referral, received.At));
        }
    }

    /// <summary>Leaves out what is stored already, and what stands in the batch twice (meta-platform 1.6).</summary>
    private async Task<List<ChannelMessage>> WithoutKnownAsync(
        IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var channelIds = messages.Select(m => m.Channel.Id).Distinct().ToArray();
        var mids = messages.Select(m => m.Mid).Distinct().ToArray();
        var known = await db.Messages
            .Where(m => channelIds.Contains(m.ChannelId) && mids.Contains(m.Mid!))
            .Select(m => new { m.ChannelId, Mid = m.Mid! })
            .ToListAsync(cancellationToken);
        var seen = known.Select(m => (m.ChannelId, m.Mid)).ToHashSet();
        return [.. messages.Where(m => seen.Add((m.Channel.Id, m.Mid)))];
    }
}
