using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>
/// Changes what the team says of a contact. Nobody's words are lost: a change of what meanwhile is another is refused,
/// and both are shown. The reasons are keys of the localizer.
/// </summary>
public sealed class ContactService(InboxDbContext db, TimeProvider clock)
{
    private static readonly ContactEdit Changed = new(
        EditOutcome.Raced, "A colleague changed this meanwhile. What is there now stands above; save again to replace it.");

    /// <param name="was">The name that the form was shown with.</param>
    /// <param name="name">The team's own name; empty gives Meta's back.</param>
    public async Task<ContactEdit> RenameAsync(
        Agent by, ContactKey key, string? was, string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, key, cancellationToken) is not { } contact)
        {
            return ContactEdit.NotFound;
        }

        if (was is not null && was != contact.Name && (name ?? "").Trim() != contact.Name)
        {
            return Changed;
        }

        if (name?.Trim().Length > Contact.NameLength)
        {
            return new(EditOutcome.Refused, "The name is too long: 200 characters at most.");
        }

        await RenameAsync(by, key, contact, name, cancellationToken);
        return await SaveAsync(cancellationToken);
    }

    private async Task RenameAsync(Agent by, ContactKey key, Contact contact, string? name, CancellationToken cancellationToken)
    {
        var before = contact.Name;
        contact.CallOurselves(name);
        if (contact.Name != before)
        {
            contact.Revise();
            db.ContactChanges.Add(new(contact, by, ContactProperties.Name, before, contact.Name, clock.GetUtcNow())
            {
                ContactIdentityId = await IdentityAsync(key, cancellationToken),
            });
        }
    }

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one note.</param>
    public async Task<ContactEdit> AddNoteAsync(Agent by, ContactKey key, Guid id, string? text, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, key, cancellationToken) is not { } contact)
        {
            return ContactEdit.NotFound;
        }

        if (ContactNote.Clean(text) is not { } clean)
        {
            return ContactEdit.EmptyOrLong;
        }

        if (await db.ContactNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancellationToken) is { } same)
        {
            if (same.ContactId == contact.Id && same.Text == clean)
            {
                return ContactEdit.Done;
            }

            // Other words under a known id are another note.
            id = Guid.CreateVersion7();
        }

        db.ContactNotes.Add(new ContactNote(contact.OrganizationId, id, contact.Id, by, clean, clock.GetUtcNow())
        {
            ContactIdentityId = await IdentityAsync(key, cancellationToken),
        });
        return await SaveAsync(cancellationToken);
    }

    /// <param name="was">The text that the form was shown with.</param>
    public async Task<ContactEdit> RewriteNoteAsync(
        Agent by, ContactKey key, Guid noteId, string? was, string? text, CancellationToken cancellationToken)
    {
        if (await FindNoteAsync(by, key, noteId, cancellationToken) is not { } note)
        {
            return ContactEdit.NotFound;
        }

        if (ContactNote.Clean(text) is not { } clean)
        {
            return ContactEdit.EmptyOrLong;
        }

        if (was is not null && ContactNote.Clean(was) != note.Text && clean != note.Text)
        {
            return Changed;
        }

        note.Rewrite(by, clean, clock.GetUtcNow());
        return await SaveAsync(cancellationToken);
    }

    public async Task<ContactEdit> DeleteNoteAsync(Agent by, ContactKey key, Guid noteId, CancellationToken cancellationToken)
    {
        if (await FindNoteAsync(by, key, noteId, cancellationToken) is not { } note)
        {
            return ContactEdit.NotFound;
        }

        db.ContactNotes.Remove(note);
        return await SaveAsync(cancellationToken);
    }

    private Task<Contact?> FindAsync(Agent by, ContactKey key, CancellationToken cancellationToken) =>
        Seen(by, key).SingleOrDefaultAsync(cancellationToken);

    private Task<ContactNote?> FindNoteAsync(Agent by, ContactKey key, Guid noteId, CancellationToken cancellationToken)
    {
        var seen = Seen(by, key);
        return db.ContactNotes.SingleOrDefaultAsync(n => n.Id == noteId && seen.Any(c => c.Id == n.ContactId), cancellationToken);
    }

    /// <summary>Beside whose thread it is done; null on the contact's own page.</summary>
    private async Task<Guid?> IdentityAsync(ContactKey key, CancellationToken cancellationToken) => key.ConversationId is not { } id ? null
        : await db.Conversations.Where(c => c.Id == id).Select(c => (Guid?)c.ContactIdentityId).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<Contact> Seen(Agent by, ContactKey key)
    {
        if (key.ContactId is { } contactId)
        {
            return db.ContactsVisibleTo(by).Where(c => c.Id == contactId);
        }

        var (visible, conversationId) = (db.VisibleTo(by), key.ConversationId);
        return db.Contacts.Where(x => visible.Any(c => c.Id == conversationId && c.ContactId == x.Id));
    }

    private async Task<ContactEdit> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return ContactEdit.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Changed;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // The same form, sent twice: the note is there.
            db.ChangeTracker.Clear();
            return ContactEdit.Done;
        }
    }
}

/// <summary>What became of a change, and why it was not made: a key of the localizer.</summary>
public sealed record ContactEdit(EditOutcome Outcome, string? Words = null)
{
    public static readonly ContactEdit Done = new(EditOutcome.Done);

    public static readonly ContactEdit NotFound = new(EditOutcome.NotFound);

    public static readonly ContactEdit EmptyOrLong = new(EditOutcome.Refused, "Write something, 2,000 characters at most.");
}
