using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>
/// Changes what the team knows of a contact. Whoever changes what somebody else changed meanwhile is shown both and decides; changes of
/// different properties do not stand in each other's way. The reasons are keys of the localizer.
/// </summary>
public sealed class ContactEditService(InboxDbContext db, TimeProvider clock)
{
    private static readonly Sentence Raced = new("A colleague wrote {0} meanwhile. Save again to put yours in its place.", "");

    private static readonly PropertyRefusal Unnamed = new("Whoever never wrote needs a name.");

    /// <param name="revision">The one that the change is meant for; null for whatever is there.</param>
    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public Task<ContactEditResult?> ChangeAsync(
        Agent by, Guid contactId, ContactForm form, int? revision, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            if (await db.ContactsVisibleTo(by).SingleOrDefaultAsync(c => c.Id == contactId, cancellationToken) is not { } contact)
            {
                return null;
            }

            var properties = await ContactProperties.LoadAsync(db, cancellationToken);
            if (revision is { } meant && meant != contact.Revision)
            {
                return new ContactEditResult(contact, properties, new Dictionary<string, PropertyRefusal>()) { IsStale = true };
            }

            var edit = new ContactEditResult(contact, properties, Refusals(contact, properties, form));
            if (edit.IsDone && Apply(by, contact, properties, form))
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            return edit;
        });

    /// <summary>Adds somebody who has not written yet; sent twice, a form with an id adds one.</summary>
    public Task<ContactEditResult> AddAsync(Agent by, ContactForm form, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryAddAsync(by, form, cancellationToken));

    private async Task<ContactEditResult> TryAddAsync(Agent by, ContactForm form, CancellationToken cancellationToken)
    {
        var (id, properties) = (form.Id, await ContactProperties.LoadAsync(db, cancellationToken));
        if (id is not null && await db.ContactsVisibleTo(by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } added)
        {
            return new(added, properties, new Dictionary<string, PropertyRefusal>());
        }

        var name = Contact.CleanName(form.Find(ContactProperties.Name)?.Text);
        var contact = Contact.Noted(by.OrganizationId, name ?? "", clock.GetUtcNow(), id);
        if (by.SightInEffect != AccessScope.Everything)
        {
            contact.SetOwner(by.Id); // Else whoever adds somebody would not see them.
        }

        var edit = new ContactEditResult(contact, properties, Refusals(contact, properties, form));
        if (name is null)
        {
            return edit with { Refusals = new Dictionary<string, PropertyRefusal>(edit.Refusals) { [ContactProperties.Name] = Unnamed } };
        }

        if (edit.IsDone)
        {
            db.Contacts.Add(contact);
            Apply(by, contact, properties, form);
            await db.SaveChangesAsync(cancellationToken);
        }

        return edit;
    }

    private static Dictionary<string, PropertyRefusal> Refusals(Contact contact, ContactProperties properties, ContactForm form)
    {
        var refusals = new Dictionary<string, PropertyRefusal>();
        foreach (var (property, asked, wanted) in Asked(properties, form))
        {
            var current = property.Read(contact);
            if (wanted.Error is { } error)
            {
                refusals[property.Key] = new(error);
            }
            else if (property.Key == ContactProperties.Name && wanted.Text is null && !contact.WasActive)
            {
                refusals[property.Key] = Unnamed;
            }
            else if (!asked.IsUnconditional && !Same(wanted.Text, asked.Was) && !Same(current, asked.Was) && !Same(current, wanted.Text))
            {
                var there = property.NameOf(current);
                refusals[property.Key] = new(
                    there is null ? "A colleague emptied this meanwhile. Save again to put yours in its place."
                        : Raced with { Arguments = [Sentence.Verbatim(there)] },
                    current ?? "");
            }
        }

        return refusals;
    }

    /// <returns>Whether that changed anything.</returns>
    private bool Apply(Agent by, Contact contact, ContactProperties properties, ContactForm form)
    {
        var now = clock.GetUtcNow();
        var isChanged = false;
        foreach (var (property, asked, wanted) in Asked(properties, form))
        {
            var current = property.Read(contact);
            if ((!asked.IsUnconditional && Same(wanted.Text, asked.Was)) || Same(wanted.Text, current))
            {
                continue;
            }

            property.Write(contact, wanted);
            if (Same(property.Read(contact), current))
            {
                continue; // A name that is taken away gives Meta's back, which it was.
            }

            db.ContactChanges.Add(ContactChange.Of(contact, by, property, current, property.Read(contact), now));
            isChanged = true;
        }

        if (isChanged)
        {
            contact.Revise();
        }

        return isChanged;
    }

    private static IEnumerable<(ContactProperty Property, PropertyForm Asked, ParsedValue Wanted)> Asked(
        ContactProperties properties, ContactForm form) =>
        from property in properties.All
        let asked = form.Find(property.Key)
        where asked is not null
        select (property, asked, WantedBy(property, asked));

    /// <summary>What was there before is no mistake of whoever leaves it as it is, even where it would be refused today.</summary>
    private static ParsedValue WantedBy(ContactProperty property, PropertyForm asked) =>
        Same(asked.Text, asked.Was) ? new ParsedValue(asked.Was) : property.ParseOrNone(asked.Text);

    private static bool Same(string? one, string? other) =>
        string.Equals(one ?? "", (other ?? "").ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
