using System.Runtime.CompilerServices;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inbox.Web.Conversations;

/// <summary>
/// Tells the feed of every save that changes what a conversation shows, whoever saves it. What is changed by a statement of
/// its own tells the feed itself.
/// </summary>
public sealed class ConversationChanges(InboxFeed feed) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<Guid>> saving = [];

    /// <summary>Whose it is is asked before the save: a question that fails afterwards would make a save that was done look failed.</summary>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is InboxDbContext { OrganizationId: not null } db && SavedThings.Of(db) is { IsEmpty: false } things)
        {
            saving.AddOrUpdate(db, await things.ConversationsAsync(db, cancellationToken));
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is InboxDbContext { OrganizationId: { } organizationId } db && saving.Remove(db, out var changed))
        {
            foreach (var id in changed)
            {
                feed.Publish(new(organizationId, id));
            }
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            saving.Remove(db);
        }

        return base.SaveChangesFailedAsync(eventData, cancellationToken);
    }

    /// <summary>What a save changes of conversations, by the ids that its entities have.</summary>
    private sealed class SavedThings
    {
        private readonly HashSet<Guid> conversations = [];
        private readonly HashSet<Guid> messages = [];
        private readonly HashSet<Guid> contacts = [];
        private readonly HashSet<Guid> files = [];

        public bool IsEmpty => conversations.Count + messages.Count + contacts.Count + files.Count == 0;

        public static SavedThings Of(InboxDbContext db)
        {
            var things = new SavedThings();
            var detects = db.ChangeTracker.AutoDetectChangesEnabled;
            try
            {
                // The guard of the save has just looked.
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
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

        public async Task<HashSet<Guid>> ConversationsAsync(InboxDbContext db, CancellationToken cancellationToken)
        {
            await AddAsync(messages, ids => db.Messages.Where(m => ids.Contains(m.Id)).Select(m => m.ConversationId), cancellationToken);
            await AddAsync(contacts, ids => db.Conversations.Where(c => ids.Contains(c.ContactId)).Select(c => c.Id), cancellationToken);
            await AddAsync(
                files,
                ids => db.Conversations.Where(c => db.Contacts.Any(x => x.Id == c.ContactId && x.PictureFileId != null && ids.Contains(x.PictureFileId.Value)))
                    .Select(c => c.Id),
                cancellationToken);
            await AddAsync(
                files,
                ids => db.Messages.Where(m => m.Attachments.Any(a => a.FileId != null && ids.Contains(a.FileId.Value))).Select(m => m.ConversationId),
                cancellationToken);
            return conversations;
        }

        private void Add(EntityEntry entry)
        {
            _ = entry.Entity switch
            {
                Conversation conversation => conversations.Add(conversation.Id),
                Message message => conversations.Add(message.ConversationId),
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

        /// <summary>Whatever they have shows their name.</summary>
        private static bool IsRenamed(EntityEntry agent) => agent.State == EntityState.Modified && agent.Property(nameof(Agent.Name)).IsModified;

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
}
