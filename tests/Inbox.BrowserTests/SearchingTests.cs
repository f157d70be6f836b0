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

    [Fact]
    public async Task Who_stands_on_a_hit_stays_there_when_another_comes()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in Enumerable.Range(1, 3))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), $"Walnut {number}"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/search?q=walnut");
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('search-live') && customElements.get('command-bar'))");
        await anna.Page.Keyboard.TypeAsync("jj");
        var second = anna.Page.Locator(".found__hit").Filter(new() { HasText = "Walnut 2" });
        await Expect(second).ToBeFocusedAsync();

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Walnut 4"));

        await Expect(anna.Page.Locator(".found__hit")).ToHaveCountAsync(4);
        await Expect(second).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Slash_chooses_what_was_asked_and_Escape_leaves_it_as_it_was()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "A walnut chair"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/search?q=walnut");
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('command-bar'))");

        await anna.Page.Keyboard.TypeAsync("/chair");
        await Expect(anna.Page.Locator("#search")).ToHaveValueAsync("chair");
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(anna.Page.Locator("#search")).ToHaveValueAsync("chair");
        await Expect(anna.Page.Locator(".found__hit").First).ToBeFocusedAsync();
    }
}
