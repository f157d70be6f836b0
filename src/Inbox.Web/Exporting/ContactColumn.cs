using System.Globalization;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>A column of a file of contacts.</summary>
/// <param name="Key">Its header.</param>
/// <param name="Title">A key of the localizer; the name itself of a field of the organization's own.</param>
/// <param name="Read">What stands there; text is protected from being computed.</param>
public sealed record ContactColumn(string Key, string Title, bool IsOwn, Func<ExportedContact, string?> Read)
{
    public static IEnumerable<ContactColumn> Of(ContactProperties properties) =>
    [
        new("id", "Id", false, contact => contact.Contact.Id.ToString()),
        .. properties.All.Select(property => new ContactColumn(
            property.Key, property.Title, property.IsOwn, contact => Text(property, contact))),
        new("labels", "Labels", false, contact => SpreadsheetText.Protect(string.Join('\n', contact.Labels))),
        new("messengerPSID", "Messenger id", false, contact => contact.IdOn(Platform.Messenger)),
        new("instagramSID", "Instagram id", false, contact => contact.IdOn(Platform.Instagram)),
        new("first-seen", "First seen", false, contact => Moment(contact.Contact.CreatedAt)),
        new("last-activity", "Last message", false,
            contact => contact.Contact is { WasActive: true, LastActivityAt: var at } ? Moment(at) : null),
        new("blocked", "Blocked", false, contact => contact.Contact.BlockedAt is { } at ? Moment(at) : null),
    ];

    /// <summary>
    /// What is compared by another type is no text that anything could be made of. An agent is named, since nobody knows them by an id.
    /// </summary>
    private static string? Text(ContactProperty property, ExportedContact contact)
    {
        var value = property.Key == ContactProperties.Owner
            ? property.NameOf(property.Read(contact.Contact)) : property.Read(contact.Contact);
        return value is null || property.Kind is ContactFieldKind.Number or ContactFieldKind.Date ? value : SpreadsheetText.Protect(value);
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A contact with what a file says of them besides.</summary>
public sealed record ExportedContact(
    Contact Contact, IReadOnlyList<string> Labels, IReadOnlyList<(Platform Platform, string Id)> Identities)
{
    /// <summary>Their id on a platform; several, parted by spaces, where they are known on several channels of it.</summary>
    public string? IdOn(Platform platform) => Identities.Any(identity => identity.Platform == platform)
        ? string.Join(' ', Identities.Where(identity => identity.Platform == platform).Select(identity => identity.Id)) : null;

    internal static async Task<IReadOnlyList<ExportedContact>> LoadAsync(
        InboxDbContext db, IReadOnlyList<Contact> contacts, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. contacts.Select(contact => contact.Id)];
        var labels = await db.LabelsOfContactsAsync(ids, cancellationToken);
        var identities = (await (
            from identity in db.ContactIdentities
            where ids.Contains(identity.ContactId)
            join channel in db.Channels on identity.ChannelId equals channel.Id
            orderby identity.Id
            select new { identity.ContactId, channel.Platform, identity.ExternalId }).ToListAsync(cancellationToken))
            .ToLookup(identity => identity.ContactId, identity => (identity.Platform, identity.ExternalId));
        return [.. contacts.Select(contact => new ExportedContact(
            contact, [.. labels[contact.Id].Select(label => label.Name)], [.. identities[contact.Id]]))];
    }
}
