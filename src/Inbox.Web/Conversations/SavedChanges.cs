using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Inbox.Web.Conversations;

/// <summary>What a save changes of conversations, by the ids that its entities have.</summary>
internal sealed class SavedChanges
{
    /// <summary>More of one conversation are told as the whole of it.</summary>
    private const int MaxMessages = 5;

    private readonly HashSet<Guid> conversations = [];
    private readonly HashSet<Guid> movedByMessages = [];
    private readonly Dictionary<Guid, List<Guid>> ownMessages = [];
    private readonly HashSet<Guid> messages = [];
    private readonly HashSet<Guid> contacts = [];
    private readonly HashSet<Guid> files = [];

    public bool IsEmpty =>
        conversations.Count + movedByMessages.Count + ownMessages.Count + messages.Count + contacts.Count + files.Count == 0;

    public static SavedChanges Of(InboxDbContext db)
    {
        var things = new SavedChanges();
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        try
        {
            // The guard of the save has just looked.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var entry in db.ChangeTracker.Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                things.Add(entry);
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }

        return things;
    }

    /// <summary>What the feed is told of it, once it is saved.</summary>
    public async Task<IReadOnlyList<InboxChange>> ChangesAsync(InboxDbContext db, Guid organizationId, CancellationToken cancellationToken)
    {
        await AddAsync(messages, ids => db.Messages.Where(m => ids.Contains(m.Id)).Select(m => m.ConversationId), cancellationToken);
        await AddAsync(contacts, ids => db.Conversations.Where(c => ids.Contains(c.ContactId)).Select(c => c.Id), cancellationToken);
        await AddOfFilesAsync(db, cancellationToken);

        // A conversation moves with each of its messages; moved by itself, anything of it may look different.
        conversations.UnionWith(movedByMessages.Where(id => !ownMessages.ContainsKey(id)));
        conversations.UnionWith(ownMessages.Where(own => own.Value.Count > MaxMessages).Select(own => own.Key));
        var parts = ownMessages.Where(own => !conversations.Contains(own.Key))
            .SelectMany(own => own.Value, (own, message) => new InboxChange(organizationId, own.Key) { MessageId = message });
        return [.. conversations.Select(id => new InboxChange(organizationId, id)), .. parts];
    }

    /// <summary>Where a contact's picture is shown, and where a file hangs on a message.</summary>
    private async Task AddOfFilesAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        await AddAsync(
            files,
            ids => db.Conversations.Where(
                c => db.Contacts.Any(x => x.Id == c.ContactId && x.PictureFileId != null && ids.Contains(x.PictureFileId.Value)))
                .Select(c => c.Id),
            cancellationToken);
        await AddAsync(
            files,
            ids => db.Messages.Where(m => m.Attachments.Any(a => a.FileId != null && ids.Contains(a.FileId.Value)))
                .Select(m => m.ConversationId),
            cancellationToken);
    }

    private void Add(EntityEntry entry)
    {
        _ = entry.Entity switch
        {
            Conversation conversation => movedByMessages.Add(conversation.Id),
            Message message => IsSeenAlone(entry) ? AddOwn(message) : conversations.Add(message.ConversationId),
            ThreadLine line => conversations.Add(line.ConversationId),
            ScheduledReply reply => conversations.Add(reply.ConversationId),
            Note note => conversations.Add(note.ConversationId),
            Activity activity => conversations.Add(activity.ConversationId),
            ConversationLabel label => conversations.Add(label.ConversationId),
            Label => entry.State == EntityState.Modified && conversations.Add(InboxChange.AnyConversation),
            ContactNote note => contacts.Add(note.ContactId),
            ContactLabel label => contacts.Add(label.ContactId),
            MessageReaction reaction => messages.Add(reaction.MessageId),
            Agent => IsRenamed(entry) && conversations.Add(InboxChange.AnyConversation),
            Contact contact => IsSeenAnew(entry) && contacts.Add(contact.Id),
            StoredFile file => entry.State == EntityState.Modified && files.Add(file.Id),
            _ => false,
        };
    }

    private bool AddOwn(Message message)
    {
        if (!ownMessages.TryGetValue(message.ConversationId, out var own))
        {
            ownMessages[message.ConversationId] = own = [];
        }

        own.Add(message.Id);
        return true;
    }

    /// <summary>Whether it is shown at its own place alone: what others quote of a message is shown at theirs too.</summary>
    private static bool IsSeenAlone(EntityEntry message) =>
        message.State == EntityState.Added
        || (message.State == EntityState.Modified
            && !message.Properties.Any(p => p.IsModified && p.Metadata.Name is nameof(Message.Text) or nameof(Message.UnsentAt)));

    /// <summary>Whatever they have shows their name.</summary>
    private static bool IsRenamed(EntityEntry agent) =>
        agent.State == EntityState.Modified && agent.Property(nameof(Agent.Name)).IsModified;

    /// <summary>Not by each message, which moves when the contact was last heard of.</summary>
    private static bool IsSeenAnew(EntityEntry contact) =>
        contact.State == EntityState.Modified
        && contact.Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Contact.LastActivityAt));

    private async Task AddAsync(HashSet<Guid> ids, Func<Guid[], IQueryable<Guid>> find, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            conversations.UnionWith(await find([.. ids]).ToListAsync(cancellationToken));
        }
    }
}
