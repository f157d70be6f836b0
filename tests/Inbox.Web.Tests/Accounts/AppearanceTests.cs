using System.Net;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Accounts;

/// <summary>How the pages look is each agent's own choice.</summary>
public sealed class AppearanceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Address = "/settings/appearance";

    [Fact]
    public async Task An_agent_chooses_how_every_page_looks_to_them_alone()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var agent = await organization.SignInAsync(AgentRole.Agent);
        using var colleague = await organization.SignInAsync(AgentRole.Agent);

        using var dark = await agent.PostFormAsync(Address, Address, ("colorScheme", "Dark"), ("textSize", "Largest"));
        using var compact = await agent.PostFormAsync(Address, Address, ("rowDensity", "Compact"));

        Assert.Equal($"{Address}?done=True", compact.GoesTo());
        Assert.Equal("DARK LARGEST COMPACT dark", await LookAsync(agent, "/inbox"));
        Assert.Equal("DARK LARGEST COMPACT dark", await LookAsync(agent, "/nowhere", HttpStatusCode.NotFound));
        Assert.Equal("SYSTEM NORMAL COMFORTABLE light dark", await LookAsync(colleague, "/inbox"));
        var page = await agent.GetPageAsync(Address);
        Assert.Equal(
            ["Dark", "Largest", "Compact"], page.QuerySelectorAll("main input:checked").Select(input => input.GetAttribute("value")));
        Assert.Equal("#151412", page.QuerySelector("meta[name=theme-color]:not([media])")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("colorScheme", "Purple")]
    [InlineData("colorScheme", "7")]
    [InlineData("textSize", "-1")]
    [InlineData("rowDensity", "Compact,Comfortable,3")]
    public async Task What_is_no_choice_is_refused_and_changes_nothing(string field, string value)
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var agent = await organization.SignInAsync(AgentRole.Agent);

        using var refused = await agent.PostFormAsync(Address, Address, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("SYSTEM NORMAL COMFORTABLE light dark", await LookAsync(agent, "/inbox"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_pages_as_their_device_is_set()
    {
        using var nobody = fixture.App.NewBrowser();

        Assert.Equal("   light dark", await LookAsync(nobody, "/sign-in"));
    }

    [Theory]
    [InlineData(AgentRole.Agent, "You: Profile, Appearance, Notifications; Inbox: Saved replies")]
    [InlineData(
        AgentRole.Admin, "You: Profile, Appearance, Notifications; Team: People, Teams; Inbox: Saved replies, Labels, Contact fields, Reply time; "
            + "Channels: Facebook and Instagram; Records: Audit, Retention")]
    public async Task The_settings_stand_in_groups_beside_the_views_of_the_inbox(AgentRole role, string groups)
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var agent = await organization.SignInAsync(role);

        var page = await agent.GetPageAsync(Address);

        Assert.Equal(groups, string.Join("; ", page.QuerySelectorAll(".settings__nav ul").Select(group =>
            $"{page.GetElementById(group.GetAttribute("aria-labelledby")!)!.Seen()}: "
            + string.Join(", ", group.QuerySelectorAll("a").Select(link => link.Seen())))));
        Assert.Contains("Mine", page.QuerySelector(".nav__list--views")!.Seen(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".nav__list--views [aria-current]"));
        var counted = await agent.GetPageAsync(page.QuerySelector("view-counts")!.GetAttribute("src")!);
        Assert.Null(counted.QuerySelector("[aria-current]"));
    }

    private static async Task<string> LookAsync(HttpClient browser, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        var root = page.DocumentElement;
        return string.Join(' ', root.GetAttribute("data-color-scheme"), root.GetAttribute("data-text-size"), root.GetAttribute(
            "data-row-density"), page.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
    }
}
