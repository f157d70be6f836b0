using Inbox.Web.Contacts;

namespace Inbox.Web.Tests.Contacts;

/// <summary>One e-mail address in several spellings is one address.</summary>
public sealed class EmailParserTests
{
    [Theory]
    [InlineData("anna@example.com", "anna@example.com")]
    [InlineData(" Anna.K@Example.COM ", "anna.k@example.com")]
    [InlineData("anna@müller.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@xn--mller-kva.example", "anna@xn--mller-kva.example")]
    [InlineData("anna+lamp@example.co.uk", "anna+lamp@example.co.uk")]
    public void It_is_read_as_mail_programs_read_it(string typed, string address) => Assert.Equal(address, EmailParser.Parse(typed));

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("@example.com")]
    [InlineData("anna@localhost")]
    [InlineData("anna@example.com, tom@example.com")]
    [InlineData("Anna <anna@example.com>")]
    [InlineData("")]
    public void What_is_none_is_none(string typed) => Assert.Null(EmailParser.Parse(typed));
}
