using System.Globalization;
using System.Resources;

namespace Inbox.Web.Localization;

/// <summary>English sentences are their own keys; Words.en.resx has their forms for one, and what codes stand for.</summary>
public static class EnglishForms
{
    private static readonly Lazy<Dictionary<string, string>> Forms = new(() =>
        new ResourceManager("Inbox.Web.Views.Words", typeof(EnglishForms).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(form => (string)form.Key, form => (string)form.Value!));

    /// <returns>The text of a key: the key itself, but for a code and for the form of a counted sentence.</returns>
    public static string Find(string key) => Forms.Value.GetValueOrDefault(key)
        ?? (PluralRules.NameOf(key) is { } name ? Forms.Value.GetValueOrDefault(PluralRules.KeyOf(name, PluralRules.Other)) ?? name : key);
}
