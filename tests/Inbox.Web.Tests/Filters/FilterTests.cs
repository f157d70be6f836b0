using Inbox.Web.Filters;

namespace Inbox.Web.Tests.Filters;

/// <summary>The language of filters: what it reads, what it refuses, and what a broken condition does.</summary>
public sealed class FilterTests
{
    private static readonly FilterCompiler<int> Numbers = new(
    [
        new("over", "Over", FilterKind.Number, (_, values) => int.TryParse(values[0], out var edge) ? number => number > edge : null),
        new("one-of", "One of", FilterKind.Choice, (_, values) => number => values.Contains(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ]);

    [Theory]
    [InlineData("""{"all":[]}""", "0 1 2 3 4")]
    [InlineData("""{"field":"over","over":["2"]}""", "3 4")]
    [InlineData("""{"all":[{"field":"over","over":["0"]},{"field":"one-of","not":["2","4"]}]}""", "1 3")]
    [InlineData("""{"any":[{"field":"over","over":["3"]},{"field":"one-of","is":["0"]}]}""", "0 4")]
    [InlineData("""{"none":[{"field":"over","over":["3"]},{"field":"one-of","is":["0"]}]}""", "1 2 3")]
    [InlineData("""{"all":[{"any":[{"field":"over","over":["1"]}]},{"none":[{"field":"one-of","is":["3"]}]}]}""", "2 4")]
    public void And_or_and_none_choose(string filter, string expected) => Assert.Equal(expected, Chosen(filter));

    [Theory]
    [InlineData("""{"field":"mood","is":["good"]}""", "")]
    [InlineData("""{"field":"over","over":["much"]}""", "")]
    [InlineData("""{"field":"over","near":["2"]}""", "")]
    [InlineData("""{"field":"one-of","is":[]}""", "")]
    [InlineData("""{"all":[{"field":"over","over":["2"]},{"field":"mood","is":["good"]}]}""", "")]
    [InlineData("""{"any":[{"field":"over","over":["2"]},{"field":"mood","is":["good"]}]}""", "3 4")]
    [InlineData("""{"none":[{"field":"over","over":["2"]},{"field":"mood","is":["good"]}]}""", "")]
    [InlineData("""{"none":[{"none":[{"field":"mood","is":["good"]}]}]}""", "")]
    [InlineData("""{"field":"mood","not":["good"]}""", "")]
    public void On_the_strength_of_a_broken_condition_nothing_is_shown(string filter, string expected)
    {
        Assert.Equal(expected, Chosen(filter));
        Assert.Contains(FilterJson.Parse(filter)!.Conditions, Numbers.IsBroken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("open")]
    [InlineData("[]")]
    [InlineData("""{"all":"x"}""")]
    [InlineData("""{"some":[]}""")]
    [InlineData("""{"all":[],"any":[]}""")]
    [InlineData("""{"field":"over"}""")]
    [InlineData("""{"field":1,"over":["2"]}""")]
    [InlineData("""{"field":"over","over":[2]}""")]
    [InlineData("""{"all":[{"all":[{"all":[{"all":[{"all":[]}]}]}]}]}""")]
    [InlineData("""{"all\ud800":[]}""")]
    [InlineData("""{"field":"over","is\udc00":["2"]}""")]
    [InlineData("""{"\ud800":1,"field":"over"}""")]
    [InlineData("""{"field":"over","over":["\ud800"]}""")]
    [InlineData("""{"all":[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]}""")]
    public void What_is_not_the_language_is_refused(string? text) => Assert.Null(FilterJson.Parse(text));

    [Fact]
    public void More_than_anybody_needs_is_refused()
    {
        const string One = """{"field":"over","over":["1"]}""";
        Assert.NotNull(FilterJson.Parse($$"""{"any":[{{string.Join(',', Enumerable.Repeat(One, Filter.MaxConditions))}}]}"""));
        Assert.Null(FilterJson.Parse($$"""{"any":[{{string.Join(',', Enumerable.Repeat(One, Filter.MaxConditions + 1))}}]}"""));
        Assert.Null(FilterJson.Parse($$"""{"field":"over","over":["{{new string('1', Filter.ValueLength + 1)}}"]}"""));
    }

    [Fact]
    public void It_is_written_as_it_is_read()
    {
        const string Text = """{"all":[{"field":"over","over":["1"]},{"any":[{"field":"mood","is":["good","bad"]}]},{"none":[]}]}""";
        Assert.Equal(Text, FilterJson.Write(FilterJson.Parse(Text)!));
    }

    private static string Chosen(string filter)
    {
        var condition = Numbers.Compile(FilterJson.Parse(filter)!);
        return string.Join(' ', Enumerable.Range(0, 5).Where(condition.Compile()));
    }
}
