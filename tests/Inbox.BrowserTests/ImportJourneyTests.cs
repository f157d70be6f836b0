using System.Text;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>A file of contacts is looked at, taken in, put right and taken back, by what an admin sees and presses.</summary>
public sealed class ImportJourneyTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const string Table =
        "Name;E-Mail;Born\nAda Lovelace;ada@example.com;31.12.1990\n;no address;1.1.2000\nCarla;carla@example.com;2.3.2001\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_admin_imports_a_file_with_a_mistake_and_takes_it_back(bool hasScripts)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync(role: AgentRole.Admin);
        await App.WithDbAsync(organization.Id, async db =>
        {
            db.ContactFields.Add(new(organization.Id, Guid.CreateVersion7(), "born", "Born", ContactFieldKind.Date, position: 0));
            return await db.SaveChangesAsync();
        });
        var admin = await SignInAsync(email, (hasScripts ? Window.Desk : Window.Phone) with { HasScripts = hasScripts });
        var preview = admin.Page.GetByRole(AriaRole.Region, new() { Name = "The first rows" });
        await admin.GoAsync("/contacts");
        await admin.Link("Import").ClickAsync();
        await admin.Page.GetByLabel("File").SetInputFilesAsync(
            new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Table) });
        await admin.Button("Go on").ClickAsync();

        var columns = admin.Page.GetByRole(AriaRole.Region, new() { Name = "Columns" }).GetByRole(AriaRole.Rowheader);
        foreach (var (separator, count) in new[] { ("Comma", 1), ("Semicolon", 3) })
        {
            await admin.Page.GetByLabel("Separator").SelectOptionAsync(separator);
            if (!hasScripts)
            {
                await admin.Button("Look again").ClickAsync();
            }

            await Expect(columns).ToHaveCountAsync(count);
        }

        await Expect(preview).ToContainTextAsync("Line 3");
        await Expect(preview).ToContainTextAsync("Write a day of the calendar");
        await admin.Page.GetByLabel("How days are written").SelectOptionAsync("DayFirst");
        if (!hasScripts)
        {
            await admin.Button("Look again").ClickAsync();
        }

        await Expect(preview.GetByText("A new contact")).ToHaveCountAsync(2);
        Assert.Equal(0, await admin.SidewaysAsync());
        Assert.Empty(hasScripts ? await admin.Page.FindAsync() : []);
        await admin.Button("Start").ClickAsync();

        await Expect(admin.Page.Locator("main")).ToContainTextAsync("All rows are done.", new() { Timeout = 20_000 });
        await Expect(admin.Link("Download the rows with a problem")).ToBeVisibleAsync();
        Assert.Empty(hasScripts ? await admin.Page.FindAsync() : []);
        await admin.GoAsync("/contacts");
        await Expect(admin.Page.Locator(".contact-cell__name")).ToHaveCountAsync(2);
        await admin.Page.GoBackAsync();
        await admin.Page.GetByText("Take the import back…").ClickAsync();
        await admin.Button("Take the import back").ClickAsync();
        await Expect(admin.Page.Locator("main")).ToContainTextAsync("The import was taken back.", new() { Timeout = 20_000 });
        await admin.GoAsync("/contacts");
        await Expect(admin.Page.GetByText("Nobody wrote yet")).ToBeVisibleAsync();
    }
}
