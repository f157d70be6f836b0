using Inbox.Web.Views;

namespace Inbox.Web.Tests.Views;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Jonas Petersen", "JP")]
    [InlineData("Lê Thị Thanh Hương", "LH")]
    [InlineData("ada", "A")]
    [InlineData("  ada   lovelace ", "AL")]
    [InlineData("ياسمين الحسيني", "يا")]
    [InlineData("Ольга Никитина", "ОН")]
    [InlineData("🌸 Lena 🌸", "L")]
    [InlineData("👩‍👩‍👧 🌸", "👩‍👩‍👧")]
    [InlineData("e\u0301lodie durand", "E\u0301D")]
    [InlineData("(Bob) \"Builder\"", "BB")]
    [InlineData("𝒜da", "𝒜")]
    [InlineData("\u202Ereversed name", "RN")]
    [InlineData("\u200B", "?")]
    [InlineData("   ", "?")]
    public void A_name_of_any_script_has_initials(string name, string initials) => Assert.Equal(initials, Initials.Of(name));
}
