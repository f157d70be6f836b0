using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>
/// Our own messages that a batch of echoes may speak of. An echo is known by the metadata that we sent, by its mid, or, as on
/// Instagram, where neither helps before our answer came, by its text, the kinds of what hangs on it, and by being on its way
/// (meta-platform 2.1, 3.9).
/// </summary>
internal sealed class EchoMatcher(IReadOnlyList<Message> messages)
{
    /// <summary>Meta's clock and ours may differ; and the history, which never tells our metadata, says whole seconds.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static async Task<EchoMatcher> LoadAsync(
        InboxDbContext db, IReadOnlyList<ChannelMessage> echoes, ContactLookup senders, CancellationToken cancellationToken)
    {
        if (echoes.Count == 0)
        {
            return new([]);
        }

        var ids = echoes.Select(e => IdIn(e)).OfType<Guid>().ToArray();
        var mids = echoes.Select(e => e.Mid).Distinct().ToArray();
        var channelIds = echoes.Select(e => e.Channel.Id).Distinct().ToArray();
        var conversationIds = echoes.Select(senders.Find).OfType<Sender>().SelectMany(s => s.Conversations).Select(c => c.Id).Distinct()
            .ToArray();
        return new(await db.Messages.Include(m => m.Attachments)
            .Where(m => m.AuthorId != null && channelIds.Contains(m.ChannelId)
                && (ids.Contains(m.Id) || (m.Mid != null && mids.Contains(m.Mid))
                    || (m.DueAt != null && conversationIds.Contains(m.ConversationId))))
            .OrderBy(m => m.SendingAt).ToListAsync(cancellationToken));
    }

    /// <summary>The message of ours of which it is the echo, and which then was sent; null where it is none.</summary>
    public Message? Confirm(ChannelMessage arrived, Sender? sender)
    {
        if (arrived.Event is not MessageEchoed echo || sender is null || Find(arrived, echo, sender) is not { } message)
        {
            return null;
        }

        message.Echoed(echo.Mid, echo.SentAt);
        message.Reach(sender.Identity.DeliveredUntil, sender.Identity.ReadUntil);
        sender.Conversations.Find(c => c.Id == message.ConversationId)?.Follow(message);
        return message;
    }

    private Message? Find(ChannelMessage arrived, MessageEchoed echo, Sender sender)
    {
        var ofPerson = messages.Where(m => m.ChannelId == arrived.Channel.Id && sender.Conversations.Any(c => c.Id == m.ConversationId))
            .ToList();
        return ofPerson.Find(m => m.Mid == echo.Mid)
            ?? (IdIn(arrived) is { } id
                ? ofPerson.Find(m => m.Id == id && m.Mid is null)
                : ofPerson.Find(m => MayBe(m, echo, arrived.History is not null)));
    }

    private static bool MayBe(Message message, MessageEchoed echo, bool isFromHistory) =>
        message is { Mid: null, Status: MessageStatus.Sending or MessageStatus.Unknown }
        && (isFromHistory ? echo.SentAt >= message.SendingAt - ClockSkew : message.Platform == Platform.Instagram)
        && MessageText.IsSame(message.Text, echo.Text)
        && message.Attachments.Select(a => a.Kind).SequenceEqual(echo.Attachments.Select(a => a.Kind));

    /// <summary>The id of our message, which we send along as metadata.</summary>
    private static Guid? IdIn(ChannelMessage arrived) =>
        arrived.Event is MessageEchoed { Metadata: { } metadata } && Guid.TryParse(metadata, out var id) ? id : null;
}
