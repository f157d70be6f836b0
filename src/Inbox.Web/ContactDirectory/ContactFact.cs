using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A property of a contact that has a value.</summary>
/// <param name="Value">As people read it; an option's name may be a key of the localizer.</param>
public sealed record ContactFact(ContactProperty Property, string Value)
{
    /// <summary>Who noted it and when, where that matters as much as what it is; null elsewhere.</summary>
    public FactOrigin? Origin { get; init; }

    /// <summary>What is said of them, with who noted that they agreed to marketing, or did not.</summary>
    internal static async Task<IReadOnlyList<ContactFact>> LoadAsync(
        InboxDbContext db, Contact contact, ContactProperties properties, CancellationToken cancellationToken)
    {
        var facts = Of(contact, properties);
        if (contact.ConsentsToMarketing is null)
        {
            return facts;
        }

        var origin = await db.ContactChanges
            .Where(c => c.ContactId == contact.Id && c.Property == ContactProperties.Consent && !c.IsTakenBack)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id)
            .Select(c => new FactOrigin(db.Agents.Where(a => a.Id == c.ById).Select(a => a.Name).First(), c.At))
            .FirstOrDefaultAsync(cancellationToken);
        return [.. facts.Select(fact => fact.Property.Key == ContactProperties.Consent ? fact with { Origin = origin } : fact)];
    }

    /// <summary>The name is said over the page.</summary>
    public static IReadOnlyList<ContactFact> Of(Contact contact, ContactProperties properties) =>
    [
        .. from property in properties.All
           where property.Key != ContactProperties.Name
           let value = property.NameOf(property.Read(contact))
           where value is not null
           select new ContactFact(property, value),
    ];
}

/// <summary>Who said something of a contact, and when.</summary>
public sealed record FactOrigin(string By, DateTimeOffset At);
