using System.Globalization;
using System.Resources;
using Inbox.Web.Localization;
using Inbox.Web.Views;

namespace Inbox.Web.Tests.Views;

/// <summary>Every text is there in every language (docs/languages.md).</summary>
public sealed class WordsTests
{
    private static readonly Lazy<ILookup<string, string>> Keys = new(() => WordKeys.All().ToLookup(key => key.Key, key => key.Path));

    /// <summary>Those that code counts by itself, such as what an act on many did, have forms and are named as counted nowhere.</summary>
    private static readonly Lazy<HashSet<string>> Counted = new(() =>
        [.. WordKeys.CountedKeys(), .. WordsOf("de").Keys.Select(PluralRules.NameOf).OfType<string>()]);

    public static TheoryData<string> AllLanguages => [.. Languages.All.Select(culture => culture.Name)];

    public static TheoryData<string> OtherLanguages =>
        [.. Languages.All.Select(culture => culture.Name).Where(name => name != Languages.English)];

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_text_is_translated(string language)
    {
        var words = WordsOf(language);
        Assert.Empty(
            Keys.Value.Where(key => !words.ContainsKey(key.Key) && !Counted.Value.Contains(key.Key))
                .Select(key => $"{key.Key} ({key.First()})"));
    }

    /// <summary>English has its form for many in the code, but where that names a sentence by its own code.</summary>
    [Theory, MemberData(nameof(AllLanguages))]
    public void Every_counted_text_has_the_forms_of_the_language(string language)
    {
        var words = WordsOf(language);
        Assert.Empty(
            from key in Counted.Value
            from form in PluralRules.FormsOf(language)
            where language != Languages.English || form != PluralRules.Other || WordKeys.IsCode(key)
            let name = PluralRules.KeyOf(key, form)
            where !words.ContainsKey(name)
            select name);
    }

    [Theory, MemberData(nameof(AllLanguages))]
    public void Nothing_is_translated_that_nobody_says(string language) => Assert.DoesNotContain(
        WordsOf(language).Keys, word => PluralRules.NameOf(word) is { } name ? !Keys.Value.Contains(name) : !Keys.Value.Contains(word));

    /// <summary>But for a number that is said in words: "two files".</summary>
    [Theory, MemberData(nameof(AllLanguages))]
    public void A_translation_has_the_places_of_its_text(string language) => Assert.Empty(
        from word in WordsOf(language)
        let isFew = PluralRules.NameOf(word.Key) is { } name
            && word.Key[(name.Length + 1)..] is PluralRules.Zero or PluralRules.One or PluralRules.Two
        let english = WordKeys.PlacesOf(
            EnglishForms.Find(PluralRules.NameOf(word.Key) is { } counted ? PluralRules.KeyOf(counted, PluralRules.Other) : word.Key))
        let missing = english.Except(WordKeys.PlacesOf(word.Value)).Where(place => !isFew || place != "{0}")
        where missing.Any() || WordKeys.PlacesOf(word.Value).Except(english).Any()
        select $"{word.Key} → {word.Value}");

    /// <summary>What is stored is a code: what it says in English is a resource like the others.</summary>
    [Fact]
    public void Every_code_has_its_English_text()
    {
        var words = WordsOf(Languages.English);
        Assert.DoesNotContain(
            Keys.Value.Select(key => key.Key).Where(WordKeys.IsCode),
            code => !words.ContainsKey(code) && !words.ContainsKey(PluralRules.KeyOf(code, PluralRules.Other)));
    }

    /// <summary>The resource compiler ignores the second of them.</summary>
    [Fact]
    public void Texts_differ_by_more_than_capitals() => Assert.Empty(
        Keys.Value.Select(key => key.Key).GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => string.Join(" | ", same)));

    /// <summary>A name that code makes up, or a choice inside the brackets, would be seen by no test.</summary>
    [Fact]
    public void Views_ask_for_keys_that_are_written_down() => Assert.Empty(WordKeys.MadeUp());

    /// <summary>So that the others cannot pass by finding nothing.</summary>
    [Theory]
    [InlineData("Skip to content")]
    [InlineData("A conversation that you close moves here, until the person writes again.")]
    [InlineData("{0} closed this conversation")]
    [InlineData("{0} conversations closed.")]
    [InlineData("ReplyTooLong")]
    [InlineData("TokenRefused")]
    public void Keys_are_found_in_views_in_code_and_with_places(string key) => Assert.True(Keys.Value.Contains(key));

    private static Dictionary<string, string> WordsOf(string language)
    {
        var resources = new ResourceManager(typeof(Words))
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        return resources!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
