using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>The list of contacts is narrowed down by conditions in its address.</summary>
public sealed class ContactFilterTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Filters = 60;
    private const int People = 40;

    private readonly InboxApp app = fixture.App;

    /// <summary>INBOX_FILTER_SEED begins at a given one.</summary>
    [Fact]
    public async Task A_filter_finds_the_same_people_as_somebody_who_reads_the_whole_list()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("INBOX_FILTER_SEED"), out var given)
            ? given : Random.Shared.Next(1_000_000);
        TestContext.Current.SendDiagnosticMessage($"Filters are seeded with {seed}");
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var world = await FilterWorld.CreateAsync(app, organization, new Random(seed), People);
        for (var round = 0; round < Filters; round++)
        {
            var filter = world.NextFilter();

            var page = await admin.GetPageAsync($"/contacts?filter={Uri.EscapeDataString(filter.Json)}");

            var expected = world.People.Where(filter.IsTrueOf).Select(person => person.Name).Order(StringComparer.Ordinal).ToList();
            var found = NamesOn(page).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), $"""
                Seed {seed}, round {round}: {filter.Json}
                missing: {string.Join(", ", expected.Except(found))}
                too many: {string.Join(", ", found.Except(expected))}
                """);
        }
    }

    [Theory]
    [InlineData("{}", "This filter cannot be read")]
    [InlineData("nonsense", "This filter cannot be read")]
    [InlineData("""{"all":[{"field":"shoe","is":["42"]}]}""", "shoe")]
    [InlineData("""{"all":[{"field":"owner","is":["018f0000-0000-7000-8000-000000000000"]}]}""", "something that is gone")]
    [InlineData("""{"all":[{"field":"label","is":["not an id"]}]}""", "something that is gone")]
    [InlineData("""{"all":[{"field":"name","over":["5"]}]}""", "Name")]
    public async Task What_means_nothing_shows_nobody_and_says_so(string filter, string words)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.Add(new Contact(organization.Id, "Ada", DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/contacts?filter={Uri.EscapeDataString(filter)}");

        Assert.Empty(NamesOn(page));
        Assert.Contains(words, page.QuerySelector(".filter-bar__filters")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_narrows_the_list_down_and_another_one_gives_it_back()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.Add(new Contact(organization.Id, "Imported", DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });
        using var agent = await organization.SignInAsync();

        var facets = await agent.GetPageAsync("/contacts/filter?sort=first_seen");
        var choice = facets.QuerySelectorAll(".facets a").First(link => link.Closest("ul")!.PreviousElementSibling!.Seen() == "Ever wrote"
            && link.Seen() == "No");
        var page = await agent.GetPageAsync(choice.GetAttribute("href")!);

        Assert.Equal(["Imported"], NamesOn(page));
        Assert.Contains("Ever wrote is No", page.QuerySelector(".filter")!.Seen(), StringComparison.Ordinal);
        var back = await agent.GetPageAsync(page.QuerySelector(".filter__remove")!.GetAttribute("href")!);
        Assert.Equal(2, NamesOn(back).Count());
    }

    private static IEnumerable<string> NamesOn(IHtmlDocument page) =>
        page.QuerySelectorAll(".contact-cell__name").Select(name => name.Seen());
}
