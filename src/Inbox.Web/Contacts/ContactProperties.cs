using System.Globalization;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
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

    /// <summary>Keys that a field of one's own cannot have: files and histories call something else so.</summary>
    public static readonly IReadOnlyList<string> Taken =
    [
        Name, Phone, Email, Owner, Language, TimeZone, ContactHistory.Label, ContactHistory.Merge, ContactHistory.Unmerge,
        ContactHistory.Import, "id", "labels",
        "blocked", "first-seen", "last-activity", "messengerpsid", "instagramsid",
    ];

    private ContactProperties(string? region, IReadOnlyList<PropertyOption> agents, IEnumerable<ContactField> fields) =>
        All = [.. BuiltIn(region, agents), .. fields.Select(Of)];

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
            ? [new(OwnValueParser.Yes, "Yes", true), new(OwnValueParser.No, "No", true)]
            : [.. field.Options.Select(option => new PropertyOption(option, option))],
    };

    private static IEnumerable<ContactProperty> BuiltIn(string? region, IReadOnlyList<PropertyOption> agents) =>
    [
        new(Name, "Name", ContactFieldKind.Text, contact => contact.Name, typed => OwnValueParser.Fitting(typed, Contact.NameLength),
            (contact, value) => contact.CallOurselves(value.Text)),
        new(Phone, "Phone", ContactFieldKind.Phone, contact => contact.Phone, typed => PhoneOf(typed, region),
            (contact, value) => contact.SetPhone(value.Text, value.Key)),
        new(Email, "E-mail", ContactFieldKind.Email, contact => contact.Email, EmailOf,
            (contact, value) => contact.SetEmail(value.Text, value.Key)),
        new(Owner, "Contact owner", ContactFieldKind.Choice, contact => contact.OwnerId?.ToString(), typed => OneOf(agents, typed),
            (contact, value) => contact.SetOwner(value.Text is null ? null : Guid.Parse(value.Text)))
        {
            Options = agents,
        },
        new(Language, "Language", ContactFieldKind.Choice, contact => contact.Language, typed => OneOf(Languages, typed),
            (contact, value) => contact.SetLanguage(value.Text))
        {
            Options = Languages,
        },
        new(TimeZone, "Time zone", ContactFieldKind.Choice, contact => contact.TimeZone, ZoneOf,
            (contact, value) => contact.SetTimeZone(value.Text))
        {
            Options = [.. TimeZones.All.Select(zone => new PropertyOption(zone, zone))],
        },
    ];

    /// <summary>By their names in the language of the page.</summary>
    private static IReadOnlyList<PropertyOption> Languages =>
    [
        .. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3)
            .Select(culture => new PropertyOption(culture.Name, culture.DisplayName))
            .OrderBy(option => option.Name, StringComparer.CurrentCulture),
    ];

    private static ParsedValue PhoneOf(string typed, string? region)
    {
        var reading = PhoneParser.Parse(typed, region);
        return typed.Length <= Contact.PhoneLength && reading.Number is { } number ? new(typed, number)
            : reading.MayBeTwo
                ? ParsedValue.Refused("This is one number with its country’s code and another one without. Write a + before it, or a 0.")
            : ParsedValue.Refused(
                "This is no telephone number that we know. Write a + and the country’s code before it, as in +49 40 1234567.");
    }

    private static ParsedValue EmailOf(string typed) => typed.Length <= Contact.EmailLength && EmailParser.Parse(typed) is { } address
        ? new(typed, address) : ParsedValue.Refused("This is no e-mail address. Write it as in anna@example.com.");

    private static ParsedValue ZoneOf(string typed) =>
        TimeZones.Exists(typed) ? new(typed) : ParsedValue.Refused("Choose one of the time zones, such as Europe/Berlin.");

    private static ParsedValue OneOf(IReadOnlyList<PropertyOption> options, string typed) =>
        options.Any(option => option.Value == typed) ? new(typed) : ParsedValue.Refused("Choose one of the list: this one is gone.");
}
