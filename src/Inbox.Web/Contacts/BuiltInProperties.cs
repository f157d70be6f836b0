using System.Collections.Concurrent;
using System.Globalization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Contacts;

/// <summary>What can be said of the contacts of every organization. Titles and reasons are keys of the localizer.</summary>
internal static class BuiltInProperties
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<PropertyOption>> LanguagesByPage = [];

    private static readonly IReadOnlyList<PropertyOption> Zones = [.. TimeZones.All.Select(zone => new PropertyOption(zone, zone))];

    /// <param name="region">By which telephone numbers without a country's code are read.</param>
    /// <param name="agents">Who can be an owner.</param>
    public static IEnumerable<ContactProperty> For(string? region, IReadOnlyList<PropertyOption> agents) =>
    [
        new(ContactProperties.Name, "Name", ContactFieldKind.Text, contact => contact.Name,
            typed => OwnValueParser.Fitting(typed, Contact.NameLength), (contact, value) => contact.CallOurselves(value.Text)),
        new(ContactProperties.Phone, "Phone", ContactFieldKind.Phone, contact => contact.Phone, typed => PhoneOf(typed, region),
            (contact, value) => contact.SetPhone(value.Text, value.Key)),
        new(ContactProperties.Email, "E-mail", ContactFieldKind.Email, contact => contact.Email, EmailOf,
            (contact, value) => contact.SetEmail(value.Text, value.Key)),
        new(ContactProperties.Owner, "Contact owner", ContactFieldKind.Choice, contact => contact.OwnerId?.ToString(),
            typed => OneOf(agents, typed), (contact, value) => contact.SetOwner(value.Text is null ? null : Guid.Parse(value.Text)))
        {
            Options = agents,
        },
        new(ContactProperties.Language, "Language", ContactFieldKind.Choice, contact => contact.Language, typed => OneOf(Languages, typed),
            (contact, value) => contact.SetLanguage(value.Text))
        {
            Options = Languages,
        },
        new(ContactProperties.TimeZone, "Time zone", ContactFieldKind.Choice, contact => contact.TimeZone, ZoneOf,
            (contact, value) => contact.SetTimeZone(value.Text))
        {
            Options = Zones,
        },
        new(ContactProperties.Consent, "Consent to marketing", ContactFieldKind.YesOrNo,
            contact => contact.ConsentsToMarketing is { } consents ? (consents ? OwnValueParser.Yes : OwnValueParser.No) : null,
            OwnValueParser.YesOrNo, (contact, value) => contact.SetConsent(value.Text is { } text ? text == OwnValueParser.Yes : null))
        {
            Options = PropertyOption.YesAndNo,
        },
    ];

    /// <summary>By their names in the language of the page. There are some two hundred, and every list of contacts asks for them.</summary>
    private static IReadOnlyList<PropertyOption> Languages => LanguagesByPage.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ =>
    [
        .. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3)
            .Select(culture => new PropertyOption(culture.Name, culture.DisplayName))
            .OrderBy(option => option.Name, StringComparer.CurrentCulture),
    ]);

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
