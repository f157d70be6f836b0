using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>Something that was said is found, and leads to where it was said.</summary>
public sealed class SearchingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_word_leads_to_the_message_in_its_thread()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Do you still have the marzipan coloured armchair?");
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoAsync("/inbox");

        await anna.Page.Locator("#search").FillAsync("marzip");
        await anna.Page.Locator("#search").PressAsync("Enter");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("/search\\?"));
        var hit = anna.Page.Locator(".found__hit").Filter(new() { HasText = "marzipan coloured armchair" });
        await anna.ReloadUntilVisibleAsync(hit);
        await Expect(hit.Locator("mark")).ToHaveTextAsync("marzipan");
        await hit.ClickAsync();

        var message = anna.Message("marzipan coloured armchair");
        await Expect(message).ToBeInViewportAsync();
        Assert.Contains("#message-", anna.Page.Url, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => message.EvaluateAsync<bool>("element => element.matches(':target')"));
    }
}
