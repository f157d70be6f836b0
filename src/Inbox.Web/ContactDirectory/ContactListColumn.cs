using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>A column of the list of contacts, beside the name, which is always there.</summary>
/// <param name="Key">What addresses call it.</param>
/// <param name="Title">A key of the localizer; the name itself of a field of the organization's own.</param>
public sealed record ContactListColumn(string Key, string Title, bool IsOwn = false)
{
    public const string Activity = "activity";
    public const string FirstSeen = "first-seen";
    public const string Window = "window";
    public const string Labels = "labels";
    public const string Channels = "channels";
    public const string Source = "source";

    /// <summary>What is shown to whoever has chosen nothing.</summary>
    private static readonly string[] Usual = [Channels, Labels, ContactProperties.Owner, Window, FirstSeen, Activity];

    /// <summary>What it shows, where that is a property of the contact.</summary>
    public ContactProperty? Property { get; init; }

    /// <summary>Where the first column stands.</summary>
    public static readonly ContactListColumn OfName = new(ContactProperties.Name, "Name");

    /// <summary>Whether it gives way first where there is little room.</summary>
    public bool IsWide => Key is ContactProperties.Owner or FirstSeen;

    /// <summary>Whether a phone shows it.</summary>
    public bool IsOnCard => Key is Labels or Window or Activity;

    public bool IsMoment => Key is Activity or FirstSeen;

    /// <summary>Whether its values stand at the end of their cells.</summary>
    public bool IsNumber => IsMoment || Property?.Kind is ContactFieldKind.Number;

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<ContactListColumn> All(ContactFilterWords words) =>
    [
        new(Channels, "Channels"),
        new(Labels, "Labels"),
        new(ContactProperties.Owner, "Contact owner"),
        .. words.Properties.Where(property => property.Key is ContactProperties.Phone or ContactProperties.Email
            or ContactProperties.Language or ContactProperties.TimeZone or ContactProperties.Consent)
            .Select(property => new ContactListColumn(property.Key, property.Title) { Property = property }),
        .. words.OwnFields.Select(field => new ContactListColumn(OwnValueFilter.Prefix + field.Key, field.Title, IsOwn: true)
        {
            Property = field,
        }),
        new(Source, "Came by"),
        new(Window, "Window"),
        new(FirstSeen, "First seen"),
        new(Activity, "Last message"),
    ];

    /// <param name="chosen">Keys; null where nothing was chosen. What is gone is left out.</param>
    public static IReadOnlyList<ContactListColumn> Shown(IReadOnlyCollection<string>? chosen, ContactFilterWords words) =>
        [.. All(words).Where(column => (chosen ?? Usual).Contains(column.Key))];
}
