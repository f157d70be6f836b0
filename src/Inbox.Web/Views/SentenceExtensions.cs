using System.Globalization;
using System.Text.Json;
using Inbox.Web.Localization;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Views;

/// <summary>Says sentences in the reader's language.</summary>
public static class SentenceExtensions
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static LocalizedHtmlString Say(this IHtmlLocalizer words, Sentence sentence) => sentence.Arguments.Length == 0
        ? words[sentence.Key]
        : words[sentence.KeyIn(Language), sentence.ArgumentsIn(CultureInfo.CurrentCulture, key => words.GetString(key).Value)];

    /// <summary>A counted sentence, in the form that the number needs.</summary>
    /// <param name="key">The form for many, in English: "{0} files".</param>
    public static LocalizedHtmlString Count(this IHtmlLocalizer words, string key, long count, params object[] others) =>
        words.Say(Sentence.Counted(key, count, others));

    /// <summary>The sentence as text, for an attribute.</summary>
    public static string Text(this IHtmlLocalizer words, Sentence sentence) =>
        sentence.In(CultureInfo.CurrentCulture, key => words.GetString(key).Value);

    public static string Text(this IStringLocalizer words, Sentence sentence) =>
        sentence.In(CultureInfo.CurrentCulture, key => words[key].Value);

    /// <summary>Every form of a counted sentence by its name, for a script that counts itself.</summary>
    public static string Forms(this IHtmlLocalizer words, string key) => JsonSerializer.Serialize(
        PluralRules.FormsOf(Language).ToDictionary(form => form, form => words.GetString(PluralRules.KeyOf(key, form)).Value), Readable);
}
