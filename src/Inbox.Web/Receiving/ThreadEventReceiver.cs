using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>What happens in a thread and is no message becomes a line of it, and does what it says.</summary>
public sealed class ThreadEventReceiver(InboxDbContext db, TimeProvider clock)
{
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> events, CancellationToken cancellationToken)
    {
        var fresh = await WithoutKnownAsync(events, cancellationToken);
        if (fresh.Count == 0)
        {
            return;
        }

        var senders = await ContactLookup.LoadAsync(db, fresh, cancellationToken);
        foreach (var arrived in fresh.Where(arrived => !senders.IsErased(arrived)).OrderBy(e => e.Event.At))
        {
            var sender = senders.Find(arrived) ?? senders.Add(arrived, clock.GetUtcNow());
            Receive(arrived, sender, senders);
        }

        await WaitingReferrals.AttachAsync(db, senders, cancellationToken);
        senders.ShareWindows();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A contact who only came by, or only chose about marketing, has said nothing: no conversation begins by it.</summary>
    private void Receive(ChannelMessage arrived, Sender sender, ContactLookup senders)
    {
        switch (arrived.Event)
        {
            case ContactReferred referred when sender.Conversations.Count == 0:
                db.Referrals.Add(new Referral(sender.Identity, referred.Key, referred.Referral, referred.At));
                break;
            case ContactOpted { Kind: not OptKind.Plugin } opted when sender.Conversations.Count == 0:
                sender.Identity.OptMarketing(opted.Kind == OptKind.MarketingStopped, opted.At);
                break;
            case ThreadEvent happened:
                Receive(happened, sender.ConversationAt(happened.At) ?? senders.Begin(arrived, sender), sender);
                break;
        }
    }

    private void Receive(ThreadEvent happened, Conversation conversation, Sender sender)
    {
        db.ThreadLines.Add(ThreadLine.Of(conversation, happened));
        switch (happened)
        {
            case ContactReferred referred:
                db.Referrals.Add(new Referral(sender.Identity, conversation.Id, referred.Referral, referred.At));
                conversation.OpenWindow(WindowOpening.Referral, referred.At);
                break;
            case ContactOpted { Kind: OptKind.Plugin }:
                conversation.OpenWindow(WindowOpening.OptIn, happened.At);
                break;
            case ContactOpted opted:
                sender.Identity.OptMarketing(opted.Kind == OptKind.MarketingStopped, opted.At);
                break;
            case ThreadControlChanged { Control: not ThreadControl.Requested } changed:
                conversation.Owner.Change(changed.AppId, changed.At);
                break;
        }
    }

    private async Task<List<ChannelMessage>> WithoutKnownAsync(IReadOnlyList<ChannelMessage> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return [];
        }

        var channelIds = events.Select(e => e.Channel.Id).Distinct().ToArray();
        var keys = events.Select(KeyOf).ToArray();
        var known = await db.ThreadLines.Where(l => channelIds.Contains(l.ChannelId) && keys.Contains(l.Key))
            .Select(l => new { l.ChannelId, l.Key })
            .Concat(db.Referrals
                .Where(r => r.ChannelId != null && channelIds.Contains(r.ChannelId.Value) && r.Key != null && keys.Contains(r.Key))
                .Select(r => new { ChannelId = r.ChannelId!.Value, Key = r.Key! }))
            .ToListAsync(cancellationToken);
        var seen = known.Select(l => (l.ChannelId, l.Key)).ToHashSet();
        return [.. events.Where(e => seen.Add((e.Channel.Id, KeyOf(e))))];
    }

    private static string KeyOf(ChannelMessage arrived) => ((ThreadEvent)arrived.Event).Key;
}
