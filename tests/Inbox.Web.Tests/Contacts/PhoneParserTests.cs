using Inbox.Web.Contacts;

namespace Inbox.Web.Tests.Contacts;

/// <summary>One telephone number in many spellings is one number.</summary>
public sealed class PhoneParserTests
{
    [Theory]
    [InlineData("DE", "+49 40 1234567", "+49401234567")]
    [InlineData("DE", "0049 (40) 123-4567", "+49401234567")]
    [InlineData("DE", "040 / 123 45 67", "+49401234567")]
    [InlineData("DE", "＋49 40 1234567", "+49401234567")]
    [InlineData("DE", "0170 1234567", "+491701234567")]
    [InlineData("DE", "4940123456", "+4940123456")]
    [InlineData("DE", "4940123456.0", "+4940123456")]
    [InlineData("DE", "01701234567.0", "+491701234567")]
    [InlineData("ID", "6281234567890", "+6281234567890")]
    [InlineData(null, "+52 1 55 1234 5678", "+525512345678")]
    [InlineData(null, "+52 55 1234 5678", "+525512345678")]
    [InlineData("IT", "06 6982", "+39066982")]
    [InlineData("AR", "011 15 2345-6789", "+5491123456789")]
    [InlineData("US", "+54 9 11 2345 6789", "+5491123456789")]
    [InlineData("US", "(415) 555-2671", "+14155552671")]
    [InlineData("GB", "+44 20 7946 0018", "+442079460018")]
    public void It_is_read_however_it_is_written(string? region, string typed, string number) =>
        Assert.Equal(number, PhoneParser.Parse(typed, region).Number);

    [Theory]
    [InlineData("DE", "hello")]
    [InlineData("DE", "12")]
    [InlineData("DE", "+")]
    [InlineData("DE", "+49")]
    [InlineData(null, "040 1234567")]
    [InlineData("DE", "4.91701E+11")]
    [InlineData("DE", "12345678901234567890123")]
    public void What_is_none_is_none(string? region, string typed)
    {
        var reading = PhoneParser.Parse(typed, region);

        Assert.Equal((null, false), (reading.Number, reading.MayBeTwo));
    }

    /// <summary>With its country's code it is one number, and another one of that country without.</summary>
    [Theory]
    [InlineData("DE", "491701234567")]
    [InlineData("DE", "491701234567.0")]
    public void What_may_be_two_numbers_is_neither(string region, string typed)
    {
        var reading = PhoneParser.Parse(typed, region);

        Assert.Equal((null, true), (reading.Number, reading.MayBeTwo));
    }
}
