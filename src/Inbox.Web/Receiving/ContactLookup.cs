using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>The people behind a batch of messages, with their conversations: looked up at once, added where missing.</summary>
internal sealed class ContactLookup
{
    private const int VisibleDigits = 4;

    private readonly InboxDbContext db;
    private readonly Dictionary<(Guid ChannelId, string ExternalId), Sender> senders;
    private Dictionary<(Guid ChannelId, string ExternalId), DateTimeOffset> erased = [];

    private ContactLookup(InboxDbContext db, IEnumerable<Sender> known)
    {
        this.db = db;
        senders = known.ToDictionary(sender => (sender.Identity.ChannelId, sender.Identity.ExternalId));
    }

    public static async Task<ContactLookup> LoadAsync(
        InboxDbContext db, IReadOnlyList<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        var channelIds = messages.Select(m => m.Channel.Id).Distinct().ToArray();
        var externalIds = messages.Select(m => m.Event.ContactExternalId).Distinct().ToArray();
        var rows = await (
            from identity in db.ContactIdentities.Where(i => channelIds.Contains(i.ChannelId) && externalIds.Contains(i.ExternalId))
            join contact in db.Contacts on identity.ContactId equals contact.Id
            join conversation in db.Conversations on identity.Id equals conversation.ContactIdentityId into conversations
            from conversation in conversations.DefaultIfEmpty()
            select new { identity, contact, conversation }).ToListAsync(cancellationToken);
        var lookup = new ContactLookup(db, rows.GroupBy(row => row.identity).Select(group => new Sender(
            group.Key, group.First().contact, group.Select(row => row.conversation).OfType<Conversation>())));
        lookup.erased = await ErasedIdentities.FindAsync(
            db, messages.Select(KeyOf).Where(key => !lookup.senders.ContainsKey(key)), cancellationToken);
        return lookup;
    }

    /// <summary>Whether it is of before the person was erased, so that nothing of it is taken in.</summary>
    public bool IsErased(ChannelMessage message) =>
        message.Event.At <= (Find(message)?.Identity.ErasedUntil ?? (erased.TryGetValue(KeyOf(message), out var at) ? at : null));

    private static (Guid ChannelId, string ExternalId) KeyOf(ChannelMessage message) =>
        (message.Channel.Id, message.Event.ContactExternalId);

    public IEnumerable<Sender> All => senders.Values;

    public IEnumerable<Conversation> Conversations => senders.Values.SelectMany(sender => sender.Conversations);

    public Sender? Find(ChannelMessage message) =>
        senders.GetValueOrDefault(KeyOf(message));

    /// <summary>Each conversation has the newest window that its person opened in any: whichever is gone on with can be answered.</summary>
    public void ShareWindows()
    {
        foreach (var conversations in senders.Values.Select(sender => sender.Conversations).Where(c => c.Count > 1))
        {
            if (conversations.Select(c => c.Window).MaxBy(window => window?.OpenedAt) is { } newest)
            {
                conversations.ForEach(conversation => conversation.OpenWindow(newest.OpenedBy, newest.OpenedAt));
            }
        }
    }

    public Sender Add(ChannelMessage message, DateTimeOffset now)
    {
        var (channel, externalId) = (message.Channel, message.Event.ContactExternalId);
        var contact = new Contact(channel.OrganizationId, PlaceholderName(message), message.Event.At);
        var identity = new ContactIdentity(channel, contact, externalId, now)
        {
            ErasedUntil = erased.TryGetValue((channel.Id, externalId), out var at) ? at : null,
        };
        if (message.History is { ContactName: not null })
        {
            // The history names the person: the rest of the profile can wait its turn (meta-platform 5.4).
            identity.RefreshProfileAt(now + ContactIdentity.ProfileTimeToLive);
        }

        db.AddRange(contact, identity);
        return senders[(channel.Id, externalId)] = new Sender(identity, contact, []);
    }

    public Conversation Begin(ChannelMessage arrived, Sender sender)
    {
        var conversation = new Conversation(arrived.Channel, sender.Identity, arrived.Event.At);
        if (arrived.History is { IsQuiet: true })
        {
            conversation.Archive(arrived.Event.At);
        }

        sender.Conversations.Add(conversation);
        db.Conversations.Add(conversation);
        db.ContactActivities.Add(conversation.ActivityOfContact(ContactActivityKind.ConversationStarted, arrived.Event.At));
        return conversation;
    }

    /// <summary>Says what is known of a person without a name: "Messenger user 4821".</summary>
    private static string PlaceholderName(ChannelMessage message)
    {
        var id = message.Event.ContactExternalId;
        return $"{message.Channel.Platform} user {id[Math.Max(0, id.Length - VisibleDigits)..]}";
    }
}
