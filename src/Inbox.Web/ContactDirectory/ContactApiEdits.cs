using System.Text.Json;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Inbox.Web.ContactDirectory;

/// <summary>What programs change of contacts, by the same rules as the form.</summary>
public sealed class ContactApiEdits(InboxDbContext db, ContactEditService contacts)
{
    public async Task<ApiContact?> FindAsync(Agent reader, Guid id, CancellationToken cancellationToken) =>
        await db.ContactsVisibleTo(reader).AnyAsync(c => c.Id == id, cancellationToken)
            ? (await ApiContact.LoadAsync(db, reader, [id], cancellationToken)).SingleOrDefault() : null;

    /// <param name="errors">Takes up why a value is none.</param>
    /// <returns>Null where that is so of any.</returns>
    public async Task<ApiContact?> CreateAsync(
        Agent by, Dictionary<string, JsonElement> values, ModelStateDictionary errors, CancellationToken cancellationToken)
    {
        var form = await FormAsync(values, contact: null, isUnconditional: true, errors, cancellationToken);
        if (Contact.CleanName(form.Find(ContactProperties.Name)?.Text) is null)
        {
            errors.AddModelError(ContactProperties.Name, "A contact has a name.");
        }

        if (!errors.IsValid)
        {
            return null;
        }

        var edit = await contacts.AddAsync(by, form, cancellationToken);
        Report(edit, errors);
        return edit.IsDone ? (await ApiContact.LoadAsync(db, by, [edit.Contact.Id], cancellationToken)).Single() : null;
    }

    /// <param name="ifMatch">The ETag that the change is meant for; null for any.</param>
    public async Task<ApiContactChange> ChangeAsync(
        Agent by, Guid id, Dictionary<string, JsonElement> values, string? ifMatch, ModelStateDictionary errors,
        CancellationToken cancellationToken)
    {
        if (await db.ContactsVisibleTo(by).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contact)
        {
            return new(null);
        }

        if (ifMatch is not null && !Matches(ifMatch, contact.Revision))
        {
            return new(null, IsStale: true);
        }

        var form = await FormAsync(values, contact, ifMatch is null, errors, cancellationToken);
        if (!errors.IsValid)
        {
            return new(null, IsRefused: true);
        }

        if (await contacts.ChangeAsync(by, id, form, ifMatch is null ? null : contact.Revision, cancellationToken) is not { } edit)
        {
            return new(null);
        }

        // Whoever gives a contact away is told that they did.
        Report(edit, errors);
        return edit.IsDone ? new((await ApiContact.LoadAsync(db, by, [id], cancellationToken)).SingleOrDefault())
            : new(null, IsStale: edit.IsStale || edit.IsRaced, IsRefused: !edit.IsRaced);
    }

    private static bool Matches(string ifMatch, int revision) =>
        EntityTagHeaderValue.TryParseList([ifMatch], out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag == ApiContact.TagOf(revision)));

    private async Task<ContactForm> FormAsync(
        Dictionary<string, JsonElement> values, Contact? contact, bool isUnconditional, ModelStateDictionary errors,
        CancellationToken cancellationToken)
    {
        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        var form = new ContactForm();
        foreach (var (key, value) in values)
        {
            if (properties.Find(key) is not { } property)
            {
                errors.AddModelError(key, "There is no such property.");
            }
            else if (ApiValue.TextOf(value, property.Kind) is not { } text)
            {
                errors.AddModelError(key, "It is a text, a number, true or false, a list of texts, or null.");
            }
            else
            {
                var was = contact is null ? null : property.Read(contact);
                form.Values.Add(PropertyForm.Of(key, was, ColumnText.Clean(text), isUnconditional));
            }
        }

        return form;
    }

    private static void Report(ContactEditResult edit, ModelStateDictionary errors)
    {
        foreach (var (key, refusal) in edit.Refusals)
        {
            errors.AddModelError(key, refusal.Error.ToString());
        }
    }
}

/// <summary>What became of a change: the contact, or why not; nothing of it where there is no such contact.</summary>
public sealed record ApiContactChange(ApiContact? Contact, bool IsStale = false, bool IsRefused = false);
