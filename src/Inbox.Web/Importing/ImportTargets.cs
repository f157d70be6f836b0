using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

/// <summary>What a column of a file can be. Titles are keys of the localizer.</summary>
internal static class ImportTargets
{
    public const string Id = "id";
    public const string FirstName = "first-name";
    public const string LastName = "last-name";
    public const string Labels = "labels";
    public const string Messenger = "messengerPSID";
    public const string Instagram = "instagramSID";

    public static IReadOnlyList<PropertyOption> All(ContactProperties properties) =>
    [
        .. properties.All.Take(1).Select(Of), new(FirstName, "First name", true), new(LastName, "Last name", true),
        .. properties.All.Skip(1).Select(Of), new(Labels, "Labels", true), new(Id, "Contact id", true),
        new(Messenger, "Messenger id", true), new(Instagram, "Instagram id", true),
    ];

    /// <summary>What a header says that its column is; empty where it is not known.</summary>
    public static string Guess(string header, ContactProperties properties) =>
        header == Id ? Id
        : properties.All.FirstOrDefault(property => Is(property, header)) is { } property ? property.Key
        : KnownHeaders.TargetOf(header);

    private static bool Is(ContactProperty property, string header) => property.Key.Equals(header, StringComparison.OrdinalIgnoreCase)
        || (property.IsOwn && property.Title.Equals(header, StringComparison.OrdinalIgnoreCase));

    private static PropertyOption Of(ContactProperty property) => new(property.Key, property.Title, !property.IsOwn);
}
