using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>
/// What can be said of the contacts of one organization, in the order of its forms; fields that are retired are left out. Titles and
/// reasons are keys of the localizer.
/// </summary>
public sealed class ContactProperties
{
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Owner = "owner";
    public const string Language = "language";
    public const string TimeZone = "time-zone";
    public const string Consent = "consent-to-marketing";

    /// <summary>Keys that a field of one's own cannot have: files and histories call something else so.</summary>
    public static readonly IReadOnlyList<string> Taken =
    [
        Name, Phone, Email, Owner, Language, TimeZone, Consent, ContactHistory.Label, ContactHistory.Merge, ContactHistory.Unmerge,
        ContactHistory.Import, "id", "labels",
        "blocked", "first-seen", "last-activity", "messengerpsid", "instagramsid",
    ];

    private ContactProperties(string? region, IReadOnlyList<PropertyOption> agents, IEnumerable<ContactField> fields) =>
        All = [.. BuiltInProperties.For(region, agents), .. fields.Select(Of)];

    public IReadOnlyList<ContactProperty> All { get; }

    public static async Task<ContactProperties> LoadAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var organizationId = db.OrganizationId;
        var region = await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.PhoneRegion)
            .SingleOrDefaultAsync(cancellationToken);
        var agents = await db.Agents.Where(a => a.RemovedAt == null).OrderBy(a => a.Name)
            .Select(a => new PropertyOption(a.Id.ToString(), a.Name, false)).ToListAsync(cancellationToken);
        var fields = await db.ContactFields.AsNoTracking().Where(f => f.RetiredAt == null).OrderBy(f => f.Position).ThenBy(f => f.Id)
            .ToListAsync(cancellationToken);
        return new(region, agents, fields);
    }

    public ContactProperty? Find(string key) => All.FirstOrDefault(property => property.Key == key);

    private static ContactProperty Of(ContactField field) => new(
        field.Key, field.Name, field.Kind,
        contact => OwnValueParser.ToText(field.Kind, contact.OwnValue(field.Key)),
        typed => OwnValueParser.Parse(field, typed),
        (contact, value) => contact.SetOwnValue(field.Key, OwnValueParser.ToJson(field.Kind, value.Text)))
    {
        IsOwn = true,
        IsBesideThread = field.IsBesideThread,
        Options = field.Kind == ContactFieldKind.YesOrNo
            ? PropertyOption.YesAndNo
            : [.. field.Options.Select(option => new PropertyOption(option, option))],
    };
}
