using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>
/// The incoming story: what happened on an organization's channels becomes messages of its conversations.
/// Safe to run twice, since a mid is unique within its channel; the order is that of Meta's clock.
/// </summary>
public sealed class MessageReceiver(InboxDbContext db, PendingEvents early, TimeProvider clock)
{
    /// <summary>Takes in a batch of one organization, the current one, in one look-up and one save.</summary>
    /// <exception cref="DbUpdateException">Another worker got in the way; nothing was saved.</exception>
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var (fresh, isTwinKnown) = await WithoutKnownAsync(messages, cancellationToken);
        var twins = isTwinKnown ? await HistoryDuplicates.LoadAsync(db, messages, cancellationToken) : HistoryDuplicates.None;

        // What the history tells of a known message is nothing new; an echo can still be news of one of ours.
        var echoes = messages.Where(m => m.Event is MessageEchoed && (m.History is null || fresh.Contains(m))).ToList();
        var all = fresh.Concat(echoes).Concat(messages.Where(m => twins.Find(m) is not null)).Distinct(ReferenceEqualityComparer.Instance)
            .Cast<ChannelMessage>().ToList();
        if (all.Count > 0)
        {
            await ReceiveAsync(all, fresh, echoes, twins, cancellationToken);
        }
    }

    private async Task ReceiveAsync(
        List<ChannelMessage> all, HashSet<ChannelMessage> fresh, List<ChannelMessage> echoes, HistoryDuplicates twins,
        CancellationToken cancellationToken)
    {
        var senders = await ContactLookup.LoadAsync(db, all, cancellationToken);
        all.RemoveAll(senders.IsErased);
        var own = await EchoMatcher.LoadAsync(db, echoes, senders, cancellationToken);
        foreach (var message in all.OrderBy(m => m.Event.At))
        {
            Receive(message, senders, own, twins, isFresh: fresh.Contains(message));
        }

        await WaitingReferrals.AttachAsync(db, senders, cancellationToken);
        senders.ShareWindows();
        await early.ApplyAsync(cancellationToken);
        await ConversationSummaries.SettleAsync(db, senders.Conversations, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>It is one that we sent, or a new one, or one that until now only the history told of.</summary>
    private void Receive(ChannelMessage message, ContactLookup senders, EchoMatcher own, HistoryDuplicates twins, bool isFresh)
    {
        if (own.Confirm(message, senders.Find(message)) is { } confirmed)
        {
            RemoveTwin(twins.Take(message), confirmed, senders.Find(message)!);
        }
        else if (isFresh)
        {
            Receive(message, senders.Find(message) ?? senders.Add(message, clock.GetUtcNow()), senders);
        }
        else if (twins.Take(message) is { } twin)
        {
            Complete(message, twin, senders.Find(message)!);
        }
    }

    /// <summary>The history told of a message of ours before anything said that it was ours: one of the two goes.</summary>
    private void RemoveTwin(Message? twin, Message confirmed, Sender sender)
    {
        if (twin is not null)
        {
            db.Messages.Remove(twin);
            sender.Conversations.Find(c => c.Id == twin.ConversationId)?.Replace(twin, confirmed);
        }
    }

    private void Complete(ChannelMessage arrived, Message twin, Sender sender)
    {
        var now = clock.GetUtcNow();
        var conversation = sender.Conversations.Single(c => c.Id == twin.ConversationId);
        var isNews = twin.ReceivedAt is null;
        conversation.Complete(twin, arrived.Event, arrived.ReceivedAt ?? now, now, sender.Contact.IsBlocked);
        db.StoredFiles.AddRange(MessageFiles.Of(twin, now));
        Follow(arrived, twin, conversation, sender, isNews);
    }

    private void Receive(ChannelMessage arrived, Sender sender, ContactLookup senders)
    {
        var now = clock.GetUtcNow();
        var isQuiet = arrived.History is { IsQuiet: true };
        var conversation = (arrived.Event is MessageReceived && !isQuiet
            ? sender.ConversationOfNews(arrived.Event.At, arrived.Channel.ConversationsEndAfterDays)
            : sender.ConversationAt(arrived.Event.At)) ?? senders.Begin(arrived, sender);
        var id = arrived.History is null ? MessageId.Next(now) : MessageId.OfHistory(arrived.Event.At, now);
        var message = Apply(arrived.Event, id, conversation, now, isQuiet, sender.Contact.IsBlocked);
        message.Arrive(isQuiet ? null : arrived.ReceivedAt ?? now, now, arrived.History is not null);
        if (message.Direction == MessageDirection.Outgoing)
        {
            message.Reach(sender.Identity.DeliveredUntil, sender.Identity.ReadUntil);
        }
        else
        {
            sender.Identity.HearFrom(message.SentAt);
        }

        db.Messages.Add(message);
        db.StoredFiles.AddRange(MessageFiles.Of(message, now));
        if (arrived.History is { } told)
        {
            sender.Learn(told, message);
        }

        sender.Contact.Touch(message.SentAt);
        Follow(arrived, message, conversation, sender, isNews: !isQuiet);
    }

    private static Message Apply(
        ChannelEvent happened, Guid id, Conversation conversation, DateTimeOffset now, bool isQuiet, bool isBlocked) =>
        happened switch
        {
            MessageReceived received => conversation.Receive(received, id, now, isQuiet, isBlocked),
            MessageEchoed echoed => conversation.Echo(echoed, id),
            _ => throw new InvalidOperationException($"Nothing takes in a {happened.GetType().Name}."),
        };

    /// <summary>What a message brings with it. Only what is news reopens its conversation.</summary>
    private void Follow(ChannelMessage arrived, Message message, Conversation conversation, Sender sender, bool isNews)
    {
        if (arrived.History is null)
        {
            conversation.Owner.See(arrived.Event.IsStandby, arrived.Event.At);
        }

        RecordReferral(arrived, conversation, sender);
        if (isNews && message.Direction == MessageDirection.Incoming && sender.IsNewest(conversation)
            && !conversation.IsSpam && !sender.Contact.IsBlocked)
        {
            Reopen(conversation, message);
        }
    }

    private void Reopen(Conversation conversation, Message message)
    {
        if (conversation.IsClosed)
        {
            db.ContactActivities.Add(conversation.ActivityOfContact(ContactActivityKind.ConversationReopened, clock.GetUtcNow()));
        }

        conversation.ReopenFor(message);
    }

    /// <summary>The ad or link behind a message, which stands above it in the thread (meta-platform 2.14).</summary>
    private void RecordReferral(ChannelMessage arrived, Conversation conversation, Sender sender)
    {
        if (arrived.Event is MessageReceived { Details.Referral: { } referral } received)
        {
            db.Referrals.Add(new Referral(sender.Identity, conversation.Id, referral, received.At));
            db.ThreadLines.Add(ThreadLine.OfReferral(conversation, $"message:{Guid.CreateVersion7():N}", referral, received.At));
        }
    }

    /// <summary>Leaves out what is stored already, and what stands in the batch twice (meta-platform 1.6).</summary>
    private async Task<(HashSet<ChannelMessage> Fresh, bool IsTwinKnown)> WithoutKnownAsync(
        IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var channelIds = messages.Select(m => m.Channel.Id).Distinct().ToArray();
        var mids = messages.Select(m => m.Mid).Distinct().ToArray();
        var known = await db.Messages
            .Where(m => channelIds.Contains(m.ChannelId) && m.Mid != null && mids.Contains(m.Mid))
            .Select(m => new { m.ChannelId, Mid = m.Mid!, m.IsFromHistory })
            .ToListAsync(cancellationToken);
        var seen = known.Select(m => (m.ChannelId, m.Mid)).ToHashSet();
        return (
            messages.Where(m => seen.Add((m.Channel.Id, m.Mid))).ToHashSet<ChannelMessage>(ReferenceEqualityComparer.Instance),
            known.Exists(m => m.IsFromHistory));
    }
}
