using System.Globalization;
using Inbox.Web.Data;

namespace Inbox.Web.Tests.Data;

/// <summary>What a column holds is text as people see it, whatever was sent and wherever it is cut.</summary>
public sealed class ColumnTextTests
{
    /// <remarks>Half a character is no value of an attribute.</remarks>
    [Fact]
    public void What_no_column_takes_is_replaced() => Assert.Equal(
        ["plain", "a\ufffdb", "a\ufffdb", "a\ufffd", "a🙂b"],
        new[] { "plain", "a\0b", "a\ud83db", "a\ude42", "a🙂b" }.Select(ColumnText.Clean));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab🙂", 3, "ab")]
    [InlineData("ab👨‍👩‍👧", 8, "ab")]
    [InlineData("ab👨‍👩‍👧", 10, "ab👨‍👩‍👧")]
    [InlineData("ab🇩🇪", 4, "ab")]
    [InlineData("abe\u0301", 3, "ab")]
    [InlineData("👨‍👩‍👧", 4, "👨‍")]
    [InlineData("🙂", 1, "")]
    public void A_cut_goes_through_nothing_that_people_see_as_one(string text, int length, string cut) =>
        Assert.Equal(cut, ColumnText.Fit(text, length));

    [Fact]
    public void Whatever_it_is_a_cut_is_its_beginning_and_short_enough()
    {
        var seed = Random.Shared.Next(1_000_000);
        var random = new Random(seed);
        string[] pieces = ["a", "é", "e\u0301", "🙂", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "\u0e01\u0e33", "ك", " ", "\r\n", "\u200d"];
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var length = random.Next(40);

            var cut = ColumnText.Fit(text, length);

            Assert.True(cut.Length <= length && text.StartsWith(cut, StringComparison.Ordinal), $"Seed {seed}: {text} to {length}: {cut}");
            var isWhole = StringInfo.ParseCombiningCharacters(text).Append(text.Length).Contains(cut.Length);
            Assert.True(isWhole || StringInfo.GetNextTextElementLength(text) > length, $"Seed {seed}: {text} to {length}: {cut}");
            Assert.Equal(ColumnText.Clean(cut), cut);
        }
    }
}
