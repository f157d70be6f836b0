using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

/// <summary>Reads telephone numbers as a file writes them.</summary>
internal static class ImportedPhone
{
    public static ParsedValue Read(ContactProperty property, string text, PhoneColumn column, string? region) => column switch
    {
        PhoneColumn.WithCountryCode when text is [>= '1' and <= '9', ..] => Typed(property, text, "+" + text),
        PhoneColumn.WithoutCountryCode when text.Length <= Contact.PhoneLength && PhoneParser.ParseAtHome(text, region) is { } number =>
            new(text, number),
        _ => property.ParseOrNone(text),
    };

    /// <summary>Read otherwise than it is written.</summary>
    private static ParsedValue Typed(ContactProperty property, string text, string read) =>
        property.ParseOrNone(read) is { Error: null, Key: { } number } ? new(text, number) : property.ParseOrNone(read);
}
