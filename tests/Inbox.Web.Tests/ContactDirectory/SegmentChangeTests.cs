using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>What becomes of a segment that is changed: nobody's change is lost, and nobody is shown another meaning.</summary>
public sealed class SegmentChangeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Of_two_who_change_it_the_second_is_told_and_decides()
    {
        var (_, agent) = await PeopleAsync("Ada Lovelace", "Zoë Müller");
        using var agentToo = agent;
        var id = await MakeAsync(agent, Named("ada"));
        var seen = (await agent.GetPageAsync($"/segments/{id}/edit")).QuerySelector("[name=seen]")!.GetAttribute("value")!;

        using var first = await SaveAsync(agent, id, [("Name", "First"), ("seen", seen), .. Named("ada")]);
        using var second = await SaveAsync(agent, id, [("Name", "Second"), ("seen", seen), .. Named("zoë")]);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var shown = Pages.Parse(await second.TextAsync());
        Assert.Contains("A colleague changed this", shown.QuerySelector("[role=alert]")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("Second", shown.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(["Ada Lovelace"], await NamesAsync(agent, id));

        var now = shown.QuerySelector("[name=seen]")!.GetAttribute("value")!;
        using var decided = await SaveAsync(agent, id, [("Name", "Second"), ("seen", now), .. Named("zoë")]);
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Equal(["Zoë Müller"], await NamesAsync(agent, id));
    }

    [Fact]
    public async Task A_frozen_one_that_is_asked_for_others_holds_those_whom_it_finds_now()
    {
        var (_, agent) = await PeopleAsync("Ada Lovelace", "Zoë Müller");
        using var agentToo = agent;
        var id = await MakeAsync(agent, [("isFrozen", "true"), .. Named("ada")]);

        using var renamed = await SaveAsync(agent, id, [("Name", "Renamed"), ("isFrozen", "true"), .. Named("ada")]);
        Assert.Equal(["Ada Lovelace"], await NamesAsync(agent, id));
        using var changed = await SaveAsync(agent, id, [("Name", "Renamed"), ("isFrozen", "true"), .. Named("zoë")]);
        Assert.Equal(["Zoë Müller"], await NamesAsync(agent, id));
        Assert.Contains("zoë", (await agent.GetPageAsync($"/segments/{id}")).QuerySelector(".filter")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_of_one_or_of_none_is_said_so_and_not_as_if_all_held()
    {
        var (_, agent) = await PeopleAsync("Ada Lovelace");
        using var agentToo = agent;
        var id = await MakeAsync(
            agent, ("Any[0].Field", "name"), ("Any[0].Operator", "Contains"), ("Any[0].Values[0]", "ada"), ("Any[1].Field", "blocked"),
            ("Any[1].Operator", "Is"), ("Any[1].Values[0]", "yes"), ("None[0].Field", "origin"), ("None[0].Operator", "Is"),
            ("None[0].Values[0]", "yes"));

        var said = (await agent.GetPageAsync($"/segments/{id}")).QuerySelector(".filter-bar")!.Seen();

        Assert.Equal(
            "at least one of ( Name contains ada Blocked is Yes ) none of ( Came by an ad or a link is Yes )", said);
    }

    [Fact]
    public async Task A_filter_that_the_form_cannot_say_is_not_made_into_another_one()
    {
        var (_, agent) = await PeopleAsync("Ada Lovelace");
        using var agentToo = agent;
        const string Deep = """
            {"any":[{"all":[{"field":"name","contains":["ada"]},{"field":"blocked","is":["yes"]}]},{"field":"name","contains":["zoë"]}]}
            """;

        foreach (var address in new[] { "/segments/new", "/inbox/views/new" })
        {
            var page = await agent.GetPageAsync($"{address}?filter={Uri.EscapeDataString(Deep.Trim())}");
            if (address == "/segments/new")
            {
                Assert.Contains("groups within groups", page.QuerySelector("[role=alert]")!.Seen(), StringComparison.Ordinal);
            }

            Assert.Empty(page.QuerySelectorAll("[name='Any[0].Field']"));
        }
    }

    [Fact]
    public async Task One_that_is_shared_names_none_that_the_others_do_not_see()
    {
        var (_, agent) = await PeopleAsync("Ada Lovelace");
        using var agentToo = agent;
        var own = await MakeAsync(agent, Named("ada"));
        (string, string)[] fields =
            [("Name", "Shared"), ("All[0].Field", "segment"), ("All[0].Operator", "Is"), ("All[0].Values[0]", own.ToString())];

        using var refused = await agent.PostFormAsync(
            "/segments/new", "/segments", [("Id", Guid.CreateVersion7().ToString()), ("Audience", "Everybody"), .. fields]);
        using var taken = await agent.PostFormAsync(
            "/segments/new", "/segments", [("Id", Guid.CreateVersion7().ToString()), ("Audience", "Mine"), .. fields]);

        Assert.Contains("Share that one first", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task What_names_something_that_is_gone_is_told_to_programs_and_makes_no_file()
    {
        var (organization, agent) = await PeopleAsync("Ada Lovelace");
        using var agentToo = agent;
        using var admin = await organization.SignInAsync(Inbox.Web.Organizations.AgentRole.Admin);
        var gone = $$"""{"field":"label","is":["{{Guid.CreateVersion7()}}"]}""";
        var id = await MakeAsync(agent, Named("ada"));
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Segments.SingleAsync()).Change("Broken", gone);
            return await db.SaveChangesAsync();
        });

        using var list = await agent.GetAsync(new Uri($"/api/contacts?filter={Uri.EscapeDataString(gone)}", UriKind.Relative));
        using var segment = await agent.GetAsync(new Uri($"/api/segments/{id}/contacts", UriKind.Relative));
        using var file = await admin.PostFormAsync("/contacts/export", "/contacts/export", ("Filter", gone));
        using var unread = await admin.PostFormAsync("/contacts/export", "/contacts/export", ("Filter", "{\"bad"));
        using var columns = await admin.PostFormAsync("/contacts/export", "/contacts/export", ("Columns", "nonsense"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (list.StatusCode, segment.StatusCode));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK),
            (file.StatusCode, unread.StatusCode, columns.StatusCode));
        Assert.Contains("Ada Lovelace", await columns.TextAsync(), StringComparison.Ordinal);
    }

    private static (string, string)[] Named(string part) =>
        [("All[0].Field", "name"), ("All[0].Operator", "Contains"), ("All[0].Values[0]", part)];

    private static Task<HttpResponseMessage> SaveAsync(HttpClient agent, Guid id, (string, string)[] fields) =>
        agent.PostFormAsync($"/segments/{id}/edit", $"/segments/{id}", fields);

    private static async Task<Guid> MakeAsync(HttpClient agent, params (string, string)[] fields)
    {
        var id = Guid.CreateVersion7();
        using var made = await agent.PostFormAsync(
            "/segments/new", "/segments", [("Id", id.ToString()), ("Name", "Segment"), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return id;
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient agent, Guid segment) =>
        (await agent.GetJsonAsync($"/api/segments/{segment}/contacts")).EnumerateArray()
        .Select(contact => contact.GetProperty("name").GetString()!);

    private async Task<(TestOrganization Organization, HttpClient Agent)> PeopleAsync(params string[] names)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(names.Select(name => new Contact(organization.Id, name, DateTimeOffset.UtcNow)));
            return await db.SaveChangesAsync();
        });
        return (organization, await organization.SignInAsync());
    }
}
