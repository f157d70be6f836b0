using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>Everyone who ever wrote is in one list, and has a page.</summary>
public sealed class ContactDirectoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Everyone_who_wrote_is_listed_with_what_is_known_of_them_whoever_was_active_last_first()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await WriteAsync(organization, "Ada Lovelace", "Where is my order?");
        await WriteAsync(organization, "Zoë Müller", "Thank you");
        await app.WithDbAsync(organization.Id, async db =>
        {
            var label = new Label(organization.Id, Guid.CreateVersion7(), "Regular", LabelColour.Green, DateTimeOffset.UtcNow);
            db.Labels.Add(label);
            db.ContactLabels.Add(new(organization.Id, (await db.Contacts.SingleAsync(c => c.Name == "Ada Lovelace")).Id, label.Id));
            return await db.SaveChangesAsync();
        });
        var stranger = await TestOrganization.CreateAsync(app);
        await WriteAsync(stranger, "Somebody Else", "Not yours");
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync("/contacts");

        Assert.Equal(["Zoë Müller", "Ada Lovelace"], NamesOn(page));
        var ada = page.QuerySelectorAll("tbody tr")[1];
        Assert.Contains("Where is my order?", ada.Seen(), StringComparison.Ordinal);
        Assert.Equal("Regular", ada.QuerySelector(".label")!.Seen());
        Assert.NotNull(ada.QuerySelector(".platform-mark--messenger"));
        Assert.NotNull(ada.QuerySelector(".window-clock--open"));
        Assert.Equal("page", page.QuerySelector(".nav__item[href='/contacts']")!.GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("muller", "Zoë Müller")]
    [InlineData("Zoe", "Zoë Müller")]
    [InlineData("mueller zoe", "Zoë Müller")]
    [InlineData("velace", "Ada Lovelace")]
    [InlineData("fourth floor", "Ada Lovelace")]
    [InlineData("nobody", null)]
    [InlineData("%", null)]
    public async Task Parts_of_names_and_of_notes_find_them_by_the_rules_of_search(string typed, string? expected)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (anna, _) = await organization.AddAgentAsync();
        await WriteAsync(organization, "Ada Lovelace", "Hello, I am Ada");
        await WriteAsync(organization, "Zoë Müller", "Hello, I am Zoe");
        await app.WithDbAsync(organization.Id, async db =>
        {
            var ada = await db.Contacts.SingleAsync(c => c.Name == "Ada Lovelace");
            db.ContactNotes.Add(
                new(organization.Id, Guid.CreateVersion7(), ada.Id, anna, "Lives on the fourth floor", DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/contacts?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(expected is null ? [] : [expected], NamesOn(page));
        Assert.Equal(typed, page.QuerySelector("#contact")!.GetAttribute("value"));
        Assert.Equal(expected is null ? "Nobody found" : null, page.QuerySelector(".empty-state h2")?.Seen());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sort=first_seen")]
    public async Task Pages_follow_one_another_and_hold_everyone_once(string query)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var now = DateTimeOffset.UtcNow;
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(Enumerable.Range(0, 120).Select(number => new Contact(organization.Id, $"Person {number}", now)));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync(AgentRole.Admin);

        var (names, address) = (new List<string>(), (string?)$"/contacts?{query}");
        while (address is not null)
        {
            var page = await agent.GetPageAsync(address);
            names.AddRange(NamesOn(page));
            address = page.QuerySelector(".pager [rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(120, names.Count);
        Assert.Equal(120, names.Distinct().Count());
    }

    [Fact]
    public async Task An_agent_sees_those_with_whom_they_see_a_conversation_and_nobody_else()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (mira, email) = await organization.AddAgentAsync("Mira Aydin");
        await WriteAsync(organization, "Ada Lovelace", "For Mira");
        await WriteAsync(organization, "Zoë Müller", "For nobody");
        var hidden = await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == mira.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == "For Mira");
            db.Activities.Add(conversation.AssignTo(mira, mira, DateTimeOffset.UtcNow)!);
            await db.SaveChangesAsync();
            return await db.Contacts.Where(c => c.Name == "Zoë Müller").Select(c => c.Id).SingleAsync();
        });
        using var browser = await app.SignInAsync(email, organization: organization.Organization.Slug);

        Assert.Equal(["Ada Lovelace"], NamesOn(await browser.GetPageAsync("/contacts")));
        Assert.Empty(NamesOn(await browser.GetPageAsync("/contacts?q=zoe")));
        using var answer = await browser.GetAsync(new Uri($"/contacts/{hidden}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_contact_says_who_they_are_and_leads_to_what_was_said()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (anna, _) = await organization.AddAgentAsync();
        await WriteAsync(organization, "Ada Lovelace", "Where is my order?");
        var (contact, conversation) = await app.WithDbAsync(organization.Id, async db =>
        {
            var ada = await db.Contacts.SingleAsync();
            ada.CallOurselves("Countess");
            db.ContactNotes.Add(
                new(organization.Id, Guid.CreateVersion7(), ada.Id, anna, "Lives on the fourth floor", DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
            return (ada.Id, await db.Conversations.Select(c => c.Id).SingleAsync());
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/contacts/{contact}");

        Assert.Equal("Countess", page.QuerySelector("h1 bdi")!.Seen());
        var said = page.QuerySelector("main")!.Seen();
        Assert.Contains("Ada Lovelace", said, StringComparison.Ordinal);
        Assert.Contains("Lives on the fourth floor", said, StringComparison.Ordinal);
        Assert.Contains(organization.Page.Name, said, StringComparison.Ordinal);
        var link = page.QuerySelector($".panel__link[href='/conversations/{conversation}']")!;
        Assert.Contains("Where is my order?", link.Seen(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesOn(IHtmlDocument page) =>
        page.QuerySelectorAll(".contact-cell__name").Select(name => name.Seen());

    private async Task WriteAsync(TestOrganization organization, string name, string text)
    {
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), text));
        await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            (await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId)).Call(name);
            return await db.SaveChangesAsync();
        });
    }
}
