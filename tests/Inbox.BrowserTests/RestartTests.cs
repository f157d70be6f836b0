using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Two instances on one database; the one that the browser is on dies and comes back.</summary>
public sealed class RestartTests(BrowserFixture browser, AppFixture app)
{
    [Fact]
    public async Task An_open_page_sees_what_another_instance_takes_in_and_catches_up_after_its_own_was_killed()
    {
        var database = await app.NewDatabaseAsync();
        await using var other = InboxApp.Start(database);
        var organization = await TestOrganization.CreateAsync(other);
        var (_, email) = await organization.AddAgentAsync();
        var first = await StartAsync(database, new Uri("http://127.0.0.1:0"));
        await using var anna = await Visitor.OpenAsync(browser.Browser, first.Address, Window.Desk);
        await anna.SignInAsync(email, InboxApp.Password, organization: null);
        await anna.GoAsync("/inbox");

        await ReceiveAsync(other, organization, "Taken in by the other instance");
        await Assertions.Expect(anna.Row("Taken in by the other instance")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\(1\\) "));

        await first.KillAsync();
        await ReceiveAsync(other, organization, "Taken in while it was dead");
        await using var second = await StartAsync(database, first.Address);
        await Assertions.Expect(anna.Row("Taken in while it was dead")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(anna.Page.GetByText("Not live:")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await first.DisposeAsync();
    }

    private static Task ReceiveAsync(InboxApp instance, TestOrganization organization, string text) =>
        instance.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), text));

    private static Task<InboxProcess> StartAsync(string database, Uri address) => InboxProcess.StartAsync(
        address, ("ASPNETCORE_ENVIRONMENT", "Development"), ("ConnectionStrings:Inbox", database), ("Demo:Enabled", "false"),
        ("Simulator:Enabled", "false"), ("Meta:GraphAddress", "http://127.0.0.1:1"), ("Files:Folder", TestFiles.Folder),
        ("Serilog:MinimumLevel:Default", "Warning"));
}
