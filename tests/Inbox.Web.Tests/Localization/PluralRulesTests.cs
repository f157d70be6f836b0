using Inbox.Web.Localization;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Localization;

/// <summary>Counted sentences take the forms that CLDR gives a language; Node's Intl is the oracle.</summary>
public sealed class PluralRulesTests
{
    private const int Most = 10_000;

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task The_form_for_a_number_is_the_browsers(string language)
    {
        var expected = await NodeProgram.ReadAsync<string[]>(
            $"const rules = new Intl.PluralRules('{language}'); console.log(JSON.stringify(Array.from({{ length: {Most + 1} }}, (_, count) => rules.select(count))))");

        Assert.Equal(expected, Enumerable.Range(0, Most + 1).Select(count => PluralRules.Select(language, count)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task The_forms_of_a_language_are_the_browsers(string language)
    {
        var expected = await NodeProgram.ReadAsync<string[]>(
            $"console.log(JSON.stringify(new Intl.PluralRules('{language}').resolvedOptions().pluralCategories))");

        Assert.Equal(expected.Order(), PluralRules.FormsOf(language).Order());
    }

    [Fact]
    public void The_name_of_a_form_tells_its_sentence()
    {
        Assert.Equal("{0} files", PluralRules.NameOf(PluralRules.KeyOf("{0} files", PluralRules.Few)));
        Assert.Null(PluralRules.NameOf("One of them, or another"));
    }
}
