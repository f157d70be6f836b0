using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Several contacts are chosen and have one thing done to them.</summary>
public sealed class ContactBulkTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Several_are_chosen_by_keys_and_pointer_labelled_and_taken_back()
    {
        var (organization, anna) = await OpenListAsync(Window.Desk);
        var (boxes, bar) = (anna.Page.Locator("input[name=ids]"), anna.Page.GetByLabel("With the chosen contacts"));
        await Expect(bar).ToBeHiddenAsync();

        await anna.Page.Keyboard.PressAsync("j");
        await anna.Page.Keyboard.PressAsync("x");
        await boxes.Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(bar).ToContainTextAsync("3 chosen");
        await anna.Page.GetByLabel("Choose all on this page").ClickAsync();
        await Expect(bar).ToContainTextAsync("4 chosen");
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(bar).ToBeHiddenAsync();
        await boxes.Nth(1).CheckAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "I am new here"));
        await Expect(anna.Page.Locator("tbody tr").First).ToContainTextAsync("I am new here");
        await Expect(bar).ToContainTextAsync("1 chosen");
        await anna.Page.Keyboard.PressAsync("l");
        await anna.Button("Regular").ClickAsync();

        await Expect(anna.Page.Locator("undo-toast")).ToContainTextAsync("1 contact labelled.");
        await Expect(anna.Page.Locator("tbody .label")).ToHaveCountAsync(1);
        await anna.Page.Keyboard.PressAsync("Z");
        await Expect(anna.Page.Locator("undo-toast")).ToContainTextAsync("Taken back for 1 contact.");
        await Expect(anna.Page.Locator("tbody .label")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Everybody_but_one_is_not_everybody_and_nobody_is_chosen_again_by_going_back()
    {
        var (_, anna) = await OpenListAsync(Window.Desk);
        var (boxes, bar) = (anna.Page.Locator("input[name=ids]"), anna.Page.GetByLabel("With the chosen contacts"));
        await boxes.First.CheckAsync();
        await anna.Page.GetByLabel("Everybody in this list").CheckAsync();
        await Expect(bar).ToContainTextAsync("Everybody is chosen");
        await Expect(anna.Page.Locator("input[name=ids]:checked")).ToHaveCountAsync(4);

        await boxes.First.UncheckAsync();
        await Expect(bar).ToContainTextAsync("3 chosen");
        await Expect(anna.Page.GetByLabel("Everybody in this list")).Not.ToBeCheckedAsync();
        await anna.Page.Locator(".contact-cell__name").First.ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await anna.Page.GoBackAsync();

        await Expect(boxes).ToHaveCountAsync(4);
        await Expect(anna.Page.Locator("input[form=bulk]:checked, #bulk :checked")).ToHaveCountAsync(0);
        await Expect(bar).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_a_tap_on_a_row_chooses_it_and_the_list_is_put_in_another_order()
    {
        var (_, anna) = await OpenListAsync(Window.Phone);
        var (bar, rows) = (anna.Page.GetByLabel("With the chosen contacts"), anna.Page.Locator(".contact-cell__name"));
        await Expect(anna.Page.Locator("input[name=ids]").First).ToBeHiddenAsync();

        await anna.Page.GetByText("Choose contacts").ClickAsync();
        await rows.Nth(1).ClickAsync();
        await Expect(bar).ToContainTextAsync("1 chosen");
        await rows.Nth(2).ClickAsync();
        await Expect(bar).ToContainTextAsync("2 chosen");
        await bar.Locator("summary").First.ClickAsync();
        await anna.Button("Regular").ClickAsync();

        await Expect(anna.Page.Locator("undo-toast")).ToContainTextAsync("2 contacts labelled.");
        Assert.DoesNotContain("act=", anna.Page.Url, StringComparison.Ordinal);
        await anna.Menu("Order").ClickAsync();
        await anna.Page.Locator("details[open] .menu__item").Filter(new() { HasText = "Name" }).ClickAsync();
        await Expect(anna.Page).ToHaveURLAsync(new Regex("sort=name"));
        var names = await rows.AllTextContentsAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everybody_in_the_list_is_chosen_and_erased_once_their_number_is_written(bool hasScripts)
    {
        var (_, anna) = await OpenListAsync(hasScripts ? Window.Desk : Window.Desk with { HasScripts = false });

        await anna.Page.Locator("input[name=ids]").First.CheckAsync();
        await anna.Page.GetByLabel("Everybody in this list").CheckAsync();
        await anna.Page.GetByLabel("With the chosen contacts").Locator("summary").Last.ClickAsync();
        await anna.Button("Erase…").ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("4 contacts are chosen");
        if (hasScripts)
        {
            Assert.Empty(await anna.Page.FindAsync());
        }

        await anna.Page.GetByLabel("How many are erased?").FillAsync("4");
        await anna.Button("Erase everything").ClickAsync();

        await Expect(anna.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(
            new Regex("4 contacts erased"), new() { Timeout = 20_000 });
        await anna.GoAsync("/contacts");
        await Expect(anna.Page.Locator("input[name=ids]")).ToHaveCountAsync(0);
    }

    private async Task<(TestOrganization Organization, Visitor Anna)> OpenListAsync(Window window)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync(role: AgentRole.Admin);
        await App.WithDbAsync(organization.Id, db =>
        {
            db.Labels.Add(new(organization.Id, Guid.CreateVersion7(), "Regular", LabelColour.Blue, DateTimeOffset.UtcNow));
            db.Contacts.AddRange(new[] { "Ada", "Bert", "Carl", "Dora" }.Select(
                name => Contact.Noted(organization.Id, name, DateTimeOffset.UtcNow)));
            return db.SaveChangesAsync();
        });
        var anna = await SignInAsync(email, window);
        await anna.GoAsync("/contacts");
        return (organization, anna);
    }
}
