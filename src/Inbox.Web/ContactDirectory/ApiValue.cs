using System.Globalization;
using System.Text.Json;
using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>A value of a property as programs write it.</summary>
internal static class ApiValue
{
    /// <returns>Null for what is no value of a property of that kind, and for a text with half a surrogate pair.</returns>
    public static string? TextOf(JsonElement value, ContactFieldKind kind)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.TryGetDecimal(out var number) && (number != 0 || IsZero(value.GetRawText()))
                    ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
                JsonValueKind.True when kind == ContactFieldKind.YesOrNo => OwnValueParser.Yes,
                JsonValueKind.False when kind == ContactFieldKind.YesOrNo => OwnValueParser.No,
                JsonValueKind.Array when kind == ContactFieldKind.Choices && value.EnumerateArray().All(IsText) =>
                    string.Join('\n', value.EnumerateArray().Select(one => one.GetString())),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number that is smaller than any decimal is read as zero without a word.</summary>
    private static bool IsZero(string number) =>
        number.TakeWhile(sign => sign is not ('e' or 'E')).All(sign => sign is not (>= '1' and <= '9'));

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
