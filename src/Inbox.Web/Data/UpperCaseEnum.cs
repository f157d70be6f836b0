using System.Text.RegularExpressions;

namespace Inbox.Web.Data;

/// <summary>An enum's values in upper case, as the database and the public JSON have them, and back.</summary>
public static partial class UpperCaseEnum
{
    public static string ToText<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.Texts[value];

    /// <exception cref="KeyNotFoundException">The text names no value of the enum.</exception>
    public static TEnum Parse<TEnum>(string text) where TEnum : struct, Enum => Names<TEnum>.Values[text];

    public static bool TryParse<TEnum>(string? text, out TEnum value) where TEnum : struct, Enum =>
        Names<TEnum>.Values.TryGetValue(text ?? "", out value);

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordBoundary();

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Texts = Enum.GetValues<TEnum>()
            .ToDictionary(value => value, value => WordBoundary().Replace(value.ToString(), "_").ToUpperInvariant());

        public static readonly Dictionary<string, TEnum> Values =
            Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
