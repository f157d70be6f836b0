using Inbox.Web.Search;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Tests.Search;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Is the SOFÁ blue?", "sofa", "Is the [SOFÁ] blue?")]
    [InlineData("Two sofas, one sofa-bed", "sofa", "Two [sofas], one [sofa]-bed")]
    [InlineData("Bluetooth", "tooth", "Bluetooth")]
    [InlineData("私は東京都に住む", "東京都", "私は[東京][都]に住む")]
    [InlineData("<b>sofa</b>", "sofa b", "<[b]>[sofa]</[b]>")]
    public void Words_that_begin_so_are_marked(string text, string question, string shown) =>
        Assert.Equal(shown, Shown(text, question, isInside: false));

    [Fact]
    public void Within_words_too_where_that_was_asked() => Assert.Equal("[Bluetooth]", Shown("Bluetooth", "tooth", isInside: true));

    [Fact]
    public void Of_a_long_text_the_words_around_the_first_hit_are_shown()
    {
        var text = string.Concat(Enumerable.Repeat("one two three four five ", 100)) + "sofa 👍 " +
            string.Concat(Enumerable.Repeat("six seven ", 100));

        var shown = Shown(text, "sofa", isInside: false);

        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.Contains("five [sofa] 👍 six", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.True(shown.Length < 240);
    }

    [Theory]
    [InlineData("🇩🇪")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("e\u0301")]
    public void Nothing_that_people_see_as_one_character_is_cut_through(string character)
    {
        for (var before = 0; before < 12; before++)
        {
            var text = "sofa " + new string('x', before) + string.Concat(Enumerable.Repeat(character, 300));

            var shown = Shown(text, "sofa", isInside: false);

            Assert.Equal("", shown["[sofa] ".Length..^1].TrimStart('x').Replace(character, "", StringComparison.Ordinal));
        }
    }

    private static string Shown(string text, string question, bool isInside) => string.Concat(
        ExcerptPart.Of(text, SearchTerm.Of(question), isInside).Select(part => part.IsHit ? $"[{part.Text}]" : part.Text));
}
