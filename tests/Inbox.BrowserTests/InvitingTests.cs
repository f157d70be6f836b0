using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Organizations;

namespace Inbox.BrowserTests;

public sealed class InvitingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task An_owner_invites_somebody_who_joins_in_another_browser_and_sees_only_what_they_may()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Asked on the Page"));
        await App.ReceiveAsync(
            Payload.Text(organization.InstagramId, TestOrganization.NextId(), "Asked on Instagram", @object: "instagram"));
        var (_, email) = await organization.AddAgentAsync("Olga Owner", AgentRole.Owner);
        var olga = await SignInAsync(email);

        await olga.GoAsync("/inbox");
        await olga.Link("Settings").ClickAsync();
        await olga.Link("People").ClickAsync();
        await olga.Link("Invite somebody").ClickAsync();
        await olga.Page.GetByText("Their channels and teams", new() { Exact = true }).ClickAsync();
        await olga.Page.GetByLabel($"{organization.Organization.Name} Messenger").CheckAsync();
        await olga.Button("Create link").ClickAsync();
        var link = await olga.Page.Locator("#link").InputValueAsync();

        var nora = await OpenAsync();
        await nora.GoAsync(link);
        await nora.Page.GetByLabel("Your name").FillAsync("Nora Neu");
        await nora.Page.GetByLabel("E-mail").FillAsync($"nora-{TestOrganization.NextId()}@example.com");
        await nora.Page.GetByLabel("Password").FillAsync(InboxApp.Password);
        await nora.Button("Join").ClickAsync();
        await Expect(nora.Row("Asked on the Page")).ToBeVisibleAsync();
        await Expect(nora.Row("Asked on Instagram")).ToHaveCountAsync(0);

        await olga.Link("Done").ClickAsync();
        await Expect(olga.Link("Nora Neu")).ToBeVisibleAsync();
        var late = await OpenAsync();
        late.ExpectedStatus = 410;
        await late.GoAsync(link);
        await Expect(late.Page.GetByText("This invitation was used already")).ToBeVisibleAsync();
    }
}
