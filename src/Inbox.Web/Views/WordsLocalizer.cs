using System.Globalization;
using Inbox.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Views;

/// <summary>Says a key in the reader's language.</summary>
public sealed class WordsLocalizer(IStringLocalizer words) : IStringLocalizer
{
    /// <summary>The keys are English, which is also said in a terminal, whatever it speaks.</summary>
    private static bool IsKeySaid =>
        CultureInfo.CurrentUICulture.Name is var name && (name == Languages.English || !Languages.Exists(name));

    /// <summary>The form of a counted sentence falls back to that for many.</summary>
    public LocalizedString this[string name] =>
        IsKeySaid ? new(name, EnglishForms.Find(name))
        : PluralRules.NameOf(name) is not { } counted ? words[name]
        : words[name] is { ResourceNotFound: false } form ? form
        : words[PluralRules.KeyOf(counted, PluralRules.Other)];

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
}
