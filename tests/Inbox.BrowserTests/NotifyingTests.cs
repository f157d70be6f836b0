using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>What a browser tells of by itself; its own notifications are written down instead of shown.</summary>
public sealed class NotifyingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const string WriteDown =
        """
        window.Notification = class {
          static permission = "granted";
          constructor(title, { body }) { localStorage.told = `${localStorage.told ?? ""}${title}: ${body};`; }
          close() {}
        };
        """;

    [Fact]
    public async Task What_an_agent_chose_is_told_once_by_one_tab_and_not_where_it_is_seen()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var (first, second) = (TestOrganization.NextId(), TestOrganization.NextId());
        await App.ReceiveAsync(Payload.Text(organization.PageId, first, "Before"));
        var anna = await SignInAsync(email);
        await anna.Page.Context.AddInitScriptAsync(WriteDown);
        await anna.GoAsync("/settings/notifications");
        await anna.Page.GetByLabel("Somebody writes whom nobody answers yet").CheckAsync();
        await Expect(anna.Page.GetByText("Saved.")).ToBeVisibleAsync();

        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Before");
        var other = await anna.Page.Context.NewPageAsync();
        await other.GotoAsync("/inbox");
        await anna.Page.BringToFrontAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, first, "Before your eyes"));
        await Expect(anna.Message("Before your eyes")).ToBeVisibleAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, second, "Somewhere else"));

        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>("Boolean(localStorage.told)"));
        await Expect(anna.Row("Somewhere else")).ToBeVisibleAsync();
        await Expect(other.GetByText("Somewhere else").First).ToBeVisibleAsync();
        var told = await anna.Page.EvaluateAsync<string>("localStorage.told");
        Assert.EndsWith("wrote: Somewhere else;", told, StringComparison.Ordinal);
        Assert.Single(told.Split(';', StringSplitOptions.RemoveEmptyEntries));
    }
}
