using System.Collections.Frozen;
using System.Globalization;

namespace Inbox.Web.Importing;

/// <summary>What files call languages: by their tags, in English, in themselves and in the languages of our pages.</summary>
internal static class LanguageNames
{
    private static readonly string[] PageLanguages = ["en", "de", "ar"];

    private static readonly FrozenDictionary<string, string> Tags = Load();

    /// <remarks>A tag may name a region too, pt-BR: it is the language of it.</remarks>
    /// <returns>The tag of BCP 47; null where there is no such language.</returns>
    public static string? Find(string name) => Tags.GetValueOrDefault(name)
        ?? (name.Split('-', '_') is [{ Length: 2 or 3 } language, { Length: 2 } region] && region.All(char.IsAsciiLetter)
            ? Tags.GetValueOrDefault(language) : null);

    private static FrozenDictionary<string, string> Load()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var languages = CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3).ToList();
        foreach (var language in languages)
        {
            names.TryAdd(language.Name, language.Name);
            names.TryAdd(language.EnglishName, language.Name);
            names.TryAdd(language.NativeName, language.Name);
        }

        var current = CultureInfo.CurrentUICulture;
        foreach (var page in PageLanguages)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(page);
            languages.ForEach(language => names.TryAdd(language.DisplayName, language.Name));
        }

        CultureInfo.CurrentUICulture = current;
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
