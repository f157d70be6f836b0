using System.Text.Json;
using Inbox.Web.Contacts;

namespace Inbox.Web.ContactDirectory;

/// <summary>A value of a property as programs write it.</summary>
internal static class ApiValue
{
    /// <returns>Null for what is no value of any property.</returns>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => OwnValueParser.Yes,
        JsonValueKind.False => OwnValueParser.No,
        JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
            string.Join('\n', value.EnumerateArray().Select(one => one.GetString())),
        _ => null,
    };
}
