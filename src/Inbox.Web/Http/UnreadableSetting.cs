using System.Text.RegularExpressions;

namespace Inbox.Web.Http;

/// <summary>A setting that is text where a number was to stand, in our words instead of the configuration binder's.</summary>
internal static partial class UnreadableSetting
{
    public static string Explain(string message) =>
        Binder().Match(message) is { Success: true } match && Wanted(match.Groups["type"].Value) is { } wanted
            ? $"{match.Groups["setting"].Value} is \"{match.Groups["value"].Value}\": set {wanted}."
            : message;

    private static string? Wanted(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" => "a whole number",
        "System.TimeSpan" => "a span of time, such as 00:00:30 for half a minute",
        "System.Uri" => "an address, such as https://inbox.example.com",
        _ => null,
    };

    [GeneratedRegex(
        @"\AFailed to convert configuration value '(?<value>.*)' at '(?<setting>.*)' to type '(?<type>.*)'\.\z", RegexOptions.Singleline)]
    private static partial Regex Binder();
}
