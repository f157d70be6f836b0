using System.Globalization;
using Inbox.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Views;

/// <summary>Says a sentence in the reader's language; also one whose places were filled in before, as that of a stored error.</summary>
public sealed class WordsLocalizer(IStringLocalizer words) : IStringLocalizer
{
    private readonly Lazy<FilledSentences> filled = new(() => new(words.GetAllStrings(includeParentCultures: false).Select(word => word.Name)));

    /// <summary>The keys are English, which is also said in a terminal, whatever it speaks.</summary>
    private static bool IsKeySaid =>
        CultureInfo.CurrentUICulture.Name is var name && (name == Languages.English || !Languages.Exists(name));

    /// <summary>The form of a counted sentence falls back to that for many.</summary>
    public LocalizedString this[string name] =>
        IsKeySaid ? new(name, EnglishForms.Find(name))
        : PluralRules.NameOf(name) is not { } counted ? Find(name)
        : words[name] is { ResourceNotFound: false } form ? form
        : Find(PluralRules.KeyOf(counted, PluralRules.Other));

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);

    private LocalizedString Find(string name)
    {
        var found = words[name];
        return found.ResourceNotFound && filled.Value.Find(name) is var (key, values)
            ? this[key, [.. values.Select(value => this[value].Value)]]
            : found;
    }
}
