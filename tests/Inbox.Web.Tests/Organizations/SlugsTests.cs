using CsCheck;
using Inbox.Web.Organizations;

namespace Inbox.Web.Tests.Organizations;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("habitat")]
    [InlineData("habitat-2")]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("a--b")]
    public void Lowercase_letters_digits_and_hyphens_are_a_slug(string text) => Assert.True(Slugs.Allows(text));

    [Theory]
    [InlineData("")]
    [InlineData("Habitat")]
    [InlineData("-habitat")]
    [InlineData("habitat-")]
    [InlineData("habi tat")]
    [InlineData("habi_tat")]
    [InlineData("hábitat")]
    [InlineData("habitat\n")]
    [InlineData("../etc")]
    public void Anything_else_is_not(string text) => Assert.False(Slugs.Allows(text));

    [Fact]
    public void A_slug_has_at_most_63_characters()
    {
        Assert.True(Slugs.Allows(new string('a', 63)));
        Assert.False(Slugs.Allows(new string('a', 64)));
    }

    [Fact]
    public void No_text_however_long_or_odd_takes_long_or_throws() =>
        Gen.String[0, 200].Sample(text => Assert.Equal(
            Slugs.Allows(text),
            text.Length is > 0 and < 64 && text.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) && text[0] != '-'
                && text[^1] != '-'));
}
