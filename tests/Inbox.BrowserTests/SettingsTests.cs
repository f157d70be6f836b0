using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Organizations;

namespace Inbox.BrowserTests;

/// <summary>The settings are one place: the same menu in groups, the same column, and the way to the views from everywhere.</summary>
public sealed class SettingsTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const int ColumnWidth = 640;

    private static readonly (string Address, string Name)[] Pages =
    [
        ("/account", "Profile"),
        ("/settings/appearance", "Appearance"),
        ("/settings/notifications", "Notifications"),
        ("/settings/people", "People"),
        ("/settings/invitations/new", "People"),
        ("/settings/teams", "Teams"),
        ("/settings/saved-replies", "Saved replies"),
        ("/settings/saved-replies/new", "Saved replies"),
        ("/settings/labels", "Labels"),
        ("/settings/reply-target", "Reply time"),
        ("/channels", "Facebook and Instagram"),
        ("/channels/new", "Facebook and Instagram"),
        ("/channels/apps/new", "Facebook and Instagram"),
        ("/channels/events", "Facebook and Instagram"),
        ("/audit", "Audit"),
        ("/retention", "Retention"),
    ];

    [Fact]
    public async Task Each_page_says_where_it_stands_and_leads_to_the_others_and_to_the_views()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync(role: AgentRole.Owner);
        var owner = await SignInAsync(email, Window.Desk);

        foreach (var (address, name) in Pages)
        {
            await owner.GoAsync(address);

            await Expect(owner.Page.Locator(".settings__group")).ToHaveTextAsync(["You", "Team", "Inbox", "Channels", "Records"]);
            await Expect(owner.Page.Locator(".settings__nav [aria-current=page]")).ToHaveTextAsync(name);
            await Expect(owner.Page.Locator(".settings__content h1")).ToHaveCountAsync(1);
            await Expect(owner.Page.Locator("view-counts .nav__count").First).ToBeVisibleAsync();
            Assert.Equal(ColumnWidth, await owner.Page.EvaluateAsync<double>(
                "() => document.querySelector('.settings__content').getBoundingClientRect().width"));
            Assert.Equal(0, await owner.SidewaysAsync());
        }
    }
}
