using System.Globalization;
using System.Resources;
using Inbox.Web.Views;

namespace Inbox.Web.Tests.Views;

/// <summary>Every text is there in every language (docs/languages.md).</summary>
public sealed class WordsTests
{
    private static readonly Lazy<ILookup<string, string>> Keys = new(() => WordKeys.All().ToLookup(key => key.Key, key => key.Path));

    public static TheoryData<string> OtherLanguages => [.. Languages.All.Select(culture => culture.Name).Where(name => name != Languages.English)];

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_text_is_translated(string language)
    {
        var words = WordsOf(language);
        Assert.Empty(Keys.Value.Where(key => !words.ContainsKey(key.Key)).Select(key => $"{key.Key} ({key.First()})"));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Nothing_is_translated_that_nobody_says(string language) =>
        Assert.DoesNotContain(WordsOf(language).Keys, word => !Keys.Value.Contains(word));

    [Theory, MemberData(nameof(OtherLanguages))]
    public void A_translation_has_the_places_of_its_text(string language) => Assert.Empty(
        from word in WordsOf(language)
        where !WordKeys.PlacesOf(word.Key).SequenceEqual(WordKeys.PlacesOf(word.Value))
        select $"{word.Key} → {word.Value}");

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
    [InlineData("{0} asks whoever connected it to prove who they are: they must sign in there first. Then connect it again.")]
    [InlineData("This text has {0} bytes; at most {1} can be sent at once. Shorten it, or send it in {2} parts.")]
    public void Keys_are_found_in_views_in_code_and_with_places(string key) => Assert.True(Keys.Value.Contains(key));

    private static Dictionary<string, string> WordsOf(string language)
    {
        var resources = new ResourceManager(typeof(Words)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        return resources!.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
