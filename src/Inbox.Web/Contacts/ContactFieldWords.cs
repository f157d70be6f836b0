using System.Globalization;

namespace Inbox.Web.Contacts;

/// <summary>What people call the kinds of fields, as keys of the localizer, and countries.</summary>
public static class ContactFieldWords
{
    public static string Of(ContactFieldKind kind) => kind switch
    {
        ContactFieldKind.Text => "Text",
        ContactFieldKind.LongText => "Long text",
        ContactFieldKind.Number => "Number",
        ContactFieldKind.Date => "Date",
        ContactFieldKind.YesOrNo => "Yes or no",
        ContactFieldKind.Choice => "One of several options",
        ContactFieldKind.Choices => "Several of the options",
        ContactFieldKind.Link => "Link",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The countries that telephone numbers can be of, by their names in the language of the page.</summary>
    public static IEnumerable<PropertyOption> Countries => PhoneParser.Regions
        .Select(region => new PropertyOption(region, CountryName(region)))
        .OrderBy(country => country.Name, StringComparer.CurrentCulture);

    private static string CountryName(string region)
    {
        try
        {
            // A region by itself knows its own name alone: "België". A language of it knows the reader's: "English (Belgium)".
            var name = CultureInfo.GetCultureInfo($"en-{region}").DisplayName;
            return name.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? name[(at + 1)..^1] : region;
        }
        catch (CultureNotFoundException)
        {
            return region; // Ascension and some others have numbers, and no name here.
        }
    }
}
