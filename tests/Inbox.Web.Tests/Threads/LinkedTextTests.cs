using System.Text.Encodings.Web;
using Inbox.Web.Tests.Support;
using Inbox.Web.Threads;

namespace Inbox.Web.Tests.Threads;

public sealed class LinkedTextTests
{
    [Theory]
    [InlineData("See https://shop.example/a?b=c#d, please.", "https://shop.example/a?b=c#d", "https://shop.example/a?b=c#d")]
    [InlineData("(https://en.wiki.example/Sofa_(chair))", "https://en.wiki.example/Sofa_(chair)", "https://en.wiki.example/Sofa_(chair)")]
    [InlineData("www.habitat.example!", "www.habitat.example", "https://www.habitat.example/")]
    [InlineData("HTTPS://SHOP.EXAMPLE", "HTTPS://SHOP.EXAMPLE", "https://shop.example/")]
    [InlineData("Write to anna.keller+x@habitat.example.", "anna.keller+x@habitat.example", "mailto:anna.keller+x@habitat.example")]
    [InlineData("Call +49 30 901820.", "+49 30 901820", "tel:+49-30-901820")]
    [InlineData("اتصل على +49 30 901820", "+49 30 901820", "tel:+49-30-901820")]
    [InlineData("„https://möbel.example/größe“", "https://möbel.example/größe", "https://xn--mbel-5qa.example/gr%C3%B6%C3%9Fe")]
    [InlineData("https://bank.example@evil.example/", "https://bank.example@evil.example/", "https://bank.example@evil.example/")]
    public void What_leads_somewhere_is_a_link(string text, string shown, string address)
    {
        var parts = LinkedText.Of(text);

        var link = Assert.Single(parts, part => part.Address is not null);
        Assert.Equal((shown, address), (link.Text, link.Address!.Replace("möbel", "xn--mbel-5qa", StringComparison.Ordinal)));
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Two lamps, 30 901820, order 4711-2026")]
    [InlineData("javascript:alert(1) data:text/html,x file:///etc/passwd ftp://x.example")]
    [InlineData("http:// https://localhost/ https://a b@ @c a@b www.")]
    public void Other_words_are_none(string text) => Assert.All(LinkedText.Of(text), part => Assert.Null(part.Address));

    [Theory]
    [InlineData("DE", "Ring me: 040 / 123 45 67, thanks", "040 / 123 45 67", "tel:+49-40-1234567")]
    [InlineData("DE", "(040) 1234567", "(040) 1234567", "tel:+49-40-1234567")]
    [InlineData("US", "Ring 415-555-2671 after six", "415-555-2671", "tel:+1-415-555-2671")]
    [InlineData("GB", "020 7946 0018", "020 7946 0018", "tel:+44-20-7946-0018")]
    public void A_number_of_the_organizations_country_leads_there_without_its_code(string region, string text, string shown, string address)
    {
        var link = Assert.Single(LinkedText.Of(text, region), part => part.Address is not null);

        Assert.Equal((shown, address), (link.Text, link.Address));
        Assert.All(LinkedText.Of(text), part => Assert.Null(part.Address));
    }

    [Theory]
    [InlineData("Order 4029357733 of 2026-11-30")]
    [InlineData("It is 120 x 80 x 75 cm, 1.250,00 EUR")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00")]
    [InlineData("30.11.2026 14:30")]
    public void Numbers_of_other_things_are_none(string text) =>
        Assert.All(LinkedText.Of(text, "DE"), part => Assert.Null(part.Address));

    [Fact]
    public void The_site_that_a_link_leads_to_is_told_whatever_it_reads_like() => Assert.Equal(
        "evil.example", Assert.Single(LinkedText.Of("https://bank.example@evil.example/login")).Host);

    [Fact]
    public void A_site_learns_nothing_of_the_page_and_gains_nothing_by_the_link()
    {
        using var html = new StringWriter();
        LinkedText.Render("See https://shop.example/a <b>").WriteTo(html, HtmlEncoder.Default);

        var page = Pages.Parse(html.ToString());
        var link = page.QuerySelector("a")!;

        Assert.Equal(("noopener noreferrer nofollow", "_blank"), (link.GetAttribute("rel"), link.GetAttribute("target")));
        Assert.Equal("See https://shop.example/a <b>", page.Body!.TextContent);
    }

    /// <summary>Nobody waits for a text that was made to be slow.</summary>
    [Fact]
    public void Any_text_is_given_back_whole()
    {
        foreach (var text in new[] { new string('a', 20_000), string.Concat(Enumerable.Repeat("+1 ", 6_000)), new string('@', 20_000),
            string.Concat(Enumerable.Repeat("https://", 2_000)), string.Concat(Enumerable.Repeat("www.", 5_000)) })
        {
            Assert.Equal(text, string.Concat(LinkedText.Of(text).Select(part => part.Text)));
        }
    }
}
