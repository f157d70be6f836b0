namespace Inbox.Web.Localization;

/// <summary>
/// Which form a counted sentence takes in a language: CLDR's rules for whole numbers, as the browser's Intl.PluralRules has them.
/// </summary>
public static class PluralRules
{
    public const string Zero = "zero";
    public const string One = "one";
    public const string Two = "two";
    public const string Few = "few";
    public const string Many = "many";
    public const string Other = "other";

    private static readonly string[] All = [Zero, One, Two, Few, Many, Other];

    /// <param name="language">A culture's two letters; a language whose rule is not known counts as English does.</param>
    public static string Select(string language, long count) => (language, Math.Abs(count)) switch
    {
        ("ar", 0) => Zero,
        (_, 1) => One,
        ("ar", 2) => Two,
        ("ar", var number) => (number % 100) switch { >= 3 and <= 10 => Few, >= 11 => Many, _ => Other },
        _ => Other,
    };

    /// <summary>The forms that a language has, in CLDR's order.</summary>
    public static IReadOnlyList<string> FormsOf(string language) => language == "ar" ? All : [One, Other];

    /// <summary>The key of one form of a sentence: "{0} files" is "{0} files.few" in the resources.</summary>
    public static string KeyOf(string name, string form) => $"{name}.{form}";

    /// <returns>The sentence that a form is of; null where the key is not that of a form.</returns>
    public static string? NameOf(string key) =>
        All.FirstOrDefault(
            form => key.Length > form.Length + 1 && key.EndsWith(form, StringComparison.Ordinal)
                && key[^(form.Length + 1)] == '.') is { } found
            ? key[..^(found.Length + 1)]
            : null;
}
