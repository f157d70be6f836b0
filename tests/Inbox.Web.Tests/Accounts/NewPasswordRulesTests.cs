using Inbox.Web.Accounts;

namespace Inbox.Web.Tests.Accounts;

public sealed class NewPasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("123456789012")]
    [InlineData("пароль из слов")]
    [InlineData("👩‍👩‍👧 family tree 🌳")]
    public void A_long_password_of_any_letters_is_allowed(string password) => Assert.Null(Refusal(password));

    [Theory]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("🌳🌳🌳🌳🌳🌳")]
    public void A_short_password_is_refused(string password) =>
        Assert.StartsWith("Use at least 12", Refusal(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("a", 72, true)]
    [InlineData("a", 73, false)]
    [InlineData("é", 36, true)]
    [InlineData("é", 37, false)]
    [InlineData("🌳", 18, true)]
    [InlineData("🌳", 19, false)]
    public void More_than_72_bytes_are_refused_since_bcrypt_reads_no_further(string letter, int times, bool isAllowed)
    {
        var refusal = Refusal(string.Concat(Enumerable.Repeat(letter, times)));

        Assert.Equal(isAllowed, refusal is null);
        Assert.True(isAllowed || refusal!.Contains("72 bytes", StringComparison.Ordinal));
    }

    /// <summary>In the code, since an attribute cannot hold a lone surrogate.</summary>
    [Fact]
    public void What_does_not_survive_hashing_is_refused() => Assert.All(
        ["correct horse\0battery", "correct horse\ud800battery"],
        password => Assert.Equal("Use only characters that can be typed.", Refusal(password)));

    [Fact]
    public void The_own_email_is_refused() => Assert.Contains("e-mail", Refusal("Anna.Keller@example.com"), StringComparison.Ordinal);

    private static string? Refusal(string password) => NewPasswordRules.Refusal(new Account("anna.keller@example.com"), password);
}
