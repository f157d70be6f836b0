using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>A property of a contact that has a value.</summary>
/// <param name="Value">As people read it; an option's name may be a key of the localizer.</param>
public sealed record ContactFact(ContactProperty Property, string Value)
{
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
