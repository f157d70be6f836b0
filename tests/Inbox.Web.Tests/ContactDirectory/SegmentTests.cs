using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>A filter of contacts is kept under a name: alive or frozen, one's own or shared, and of others.</summary>
public sealed class SegmentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_live_one_holds_whom_its_filter_finds_and_a_frozen_one_whom_it_found()
    {
        var organization = await PeopleAsync("Ada Lovelace", "Adam Smith", "Zoë Müller");
        using var agent = await organization.SignInAsync();

        var live = await MakeAsync(agent, "Live", ("All[0].Field", "name"), ("All[0].Operator", "Contains"), ("All[0].Values[0]", "ada"));
        var frozen = await MakeAsync(
            agent, "Frozen", ("All[0].Field", "name"), ("All[0].Operator", "Contains"), ("All[0].Values[0]", "ada"), ("isFrozen", "true"));
        await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.Add(new Contact(organization.Id, "Adamant", DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(["Ada Lovelace", "Adam Smith", "Adamant"], await NamesAsync(agent, live));
        Assert.Equal(["Ada Lovelace", "Adam Smith"], await NamesAsync(agent, frozen));
    }

    [Fact]
    public async Task One_may_use_another_but_never_itself_and_what_is_broken_holds_nobody()
    {
        var organization = await PeopleAsync("Ada Lovelace", "Zoë Müller");
        using var agent = await organization.SignInAsync();
        var inner = await MakeAsync(agent, "Inner", ("All[0].Field", "name"), ("All[0].Operator", "Contains"), ("All[0].Values[0]", "ada"));
        var outer = await MakeAsync(
            agent, "Outer", ("None[0].Field", "segment"), ("None[0].Operator", "Is"), ("None[0].Values[0]", inner.ToString()));
        Assert.Equal(["Zoë Müller"], await NamesAsync(agent, outer));

        using var refused = await agent.PostFormAsync(
            $"/segments/{inner}/edit", $"/segments/{inner}", ("Name", "Inner"), ("Audience", "Mine"), ("All[0].Field", "segment"),
            ("All[0].Operator", "Is"), ("All[0].Values[0]", outer.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("lead back to this segment", await refused.TextAsync(), StringComparison.Ordinal);

        using var inUse = await agent.PostFormAsync($"/segments/{inner}/edit", $"/segments/{inner}", ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, inUse.StatusCode);
        Assert.Contains("Another segment is made of this one", await inUse.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Zoë Müller"], await NamesAsync(agent, outer));

        // A version that did not look removed it.
        await app.WithDbAsync(organization.Id, db => db.Segments.Where(s => s.Id == inner).ExecuteDeleteAsync());
        Assert.Empty(await NamesAsync(agent, outer));
        var page = await agent.GetPageAsync($"/segments/{outer}");
        Assert.Contains("It holds nobody until it is changed", page.QuerySelector(".banner")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_that_name_others_often_are_never_a_question_without_an_end()
    {
        var organization = await PeopleAsync("Ada Lovelace");
        using var agent = await organization.SignInAsync();
        var first = await MakeAsync(agent, "First", ("All[0].Field", "name"), ("All[0].Operator", "Contains"), ("All[0].Values[0]", "ada"));
        var six = await MakeAsync(agent, "Six", SixTimes(first));
        var many = await MakeAsync(agent, "Thirty-six", SixTimes(six));
        Assert.Equal(["Ada Lovelace"], await NamesAsync(agent, many));

        using var refused = await agent.PostFormAsync(
            "/segments/new", "/segments", [("Id", Guid.CreateVersion7().ToString()), ("Name", "Too many"), .. SixTimes(many)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("there are more than 200 conditions", await refused.TextAsync(), StringComparison.Ordinal);

        var asked = string.Join(',', Enumerable.Repeat($$"""{"field":"segment","is":["{{many}}"]}""", 6));
        var address = $"contacts?filter={Uri.EscapeDataString($$"""{"all":[{{asked}}]}""")}";
        var page = await agent.GetPageAsync($"/{address}");
        Assert.Empty(page.QuerySelectorAll(".contact-cell__name"));
        Assert.Contains("has more than 200 conditions", page.Body!.Seen(), StringComparison.Ordinal);
        using var answer = await agent.GetAsync($"/api/{address}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task More_people_than_can_be_frozen_are_refused_and_never_cut()
    {
        var organization = await PeopleAsync("Ada Lovelace");
        using var agent = await organization.SignInAsync();
        await app.WithDbAsync(organization.Id, db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO contacts
            SELECT copy.* FROM contacts, generate_series(1, {Segment.MaxMembers}) AS place,
              jsonb_populate_record(contacts, jsonb_build_object('id', md5(contacts.id::text || place)::uuid)) AS copy
            WHERE contacts.organization_id = {organization.Id};
            DELETE FROM search_changes WHERE organization_id = {organization.Id}
            """));

        using var refused = await agent.PostFormAsync(
            "/segments/new", "/segments", ("Id", Guid.CreateVersion7().ToString()), ("Name", "Everybody"), ("isFrozen", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("More than 100,000 contacts are found", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(organization.Id, db => db.Segments.AnyAsync()));
    }

    [Fact]
    public async Task Its_page_says_who_can_be_written_to_and_why_the_others_cannot()
    {
        var organization = await PeopleAsync("Never Wrote");
        var people = new[] { "Open Window", "Closed Window", "Stopped Marketing", "Blocked Person", "Left Facebook" };
        foreach (var name in people)
        {
            await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), name));
        }

        await app.WithDbAsync(organization.Id, async db =>
        {
            foreach (var conversation in await db.Conversations.ToListAsync())
            {
                var contact = await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId);
                contact.Call(conversation.Preview);
                if (conversation.Preview == "Blocked Person")
                {
                    contact.Block(DateTimeOffset.UtcNow);
                }
            }

            var stopped = await db.Conversations.Where(c => c.Preview == "Stopped Marketing").Select(c => c.ContactId).SingleAsync();
            (await db.ContactIdentities.SingleAsync(i => i.ContactId == stopped)).OptMarketing(isStopped: true, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
            var left = await db.Conversations.Where(c => c.Preview == "Left Facebook").Select(c => c.ContactId).SingleAsync();
            await db.ContactIdentities.Where(i => i.ContactId == left).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.UnreachableAt, DateTimeOffset.UtcNow));
            return await db.Conversations.Where(c => c.Preview == "Closed Window").ExecuteUpdateAsync(
                set => set.SetProperty(c => c.WindowClosesAt, DateTimeOffset.UtcNow.AddHours(-1)));
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/segments/{await MakeAsync(agent, "Everybody")}");

        Assert.Equal("6 contacts", page.QuerySelector("h1 small")!.Seen());
        Assert.Equal(["1", "1", "1", "1", "1", "1"], page.QuerySelectorAll(".facts dd").Select(count => count.Seen()));
        Assert.Equal(6, page.QuerySelectorAll("[aria-labelledby=sample] li").Length);
    }

    [Fact]
    public async Task Ones_own_is_nobody_elses_and_a_shared_one_is_changed_by_whoever_made_it_or_an_admin()
    {
        var organization = await PeopleAsync("Ada");
        using var agent = await organization.SignInAsync();
        using var colleague = await organization.SignInAsync();
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var stranger = await (await TestOrganization.CreateAsync(app)).SignInAsync(AgentRole.Owner);
        var own = await MakeAsync(agent, "Own");
        var shared = await MakeAsync(agent, "Shared", ("Audience", "Everybody"));

        foreach (var (browser, id, sees, changes) in new[]
        {
            (colleague, own, false, false), (colleague, shared, true, false), (admin, shared, true, true), (stranger, shared, false, false),
        })
        {
            using var page = await browser.OpenAsync($"/segments/{id}");
            using var form = await browser.OpenAsync($"/segments/{id}/edit");
            using var changed = await browser.PostFormAsync(
                "/segments/new", $"/segments/{id}", ("Name", "Mine now"), ("Audience", "Everybody"));
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
            Assert.Equal(changes ? HttpStatusCode.OK : HttpStatusCode.NotFound, form.StatusCode);
            Assert.Equal(changes ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, changed.StatusCode);
        }

        var listed = (await colleague.GetPageAsync("/contacts")).QuerySelectorAll("[href^='/segments/']:not([href*=new])");
        Assert.Equal("Mine now", Assert.Single(listed).Seen());
    }

    [Theory]
    [InlineData("", "Give the segment a name")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901", "Give the segment a name")]
    public async Task What_cannot_be_a_segment_is_refused_in_words(string name, string words)
    {
        var organization = await PeopleAsync("Ada");
        using var agent = await organization.SignInAsync();

        using var refused = await agent.PostFormAsync(
            "/segments/new", "/segments", ("Id", Guid.CreateVersion7().ToString()), ("Name", name), ("Audience", "Mine"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, await refused.TextAsync(), StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(organization.Id, db => db.Segments.AnyAsync()));
    }

    private static string Holding(Guid segment) => $$"""{"all":[{"field":"segment","is":["{{segment}}"]}]}""";

    private static (string, string)[] SixTimes(Guid segment) =>
    [
        .. Enumerable.Range(0, 6).SelectMany(place => new[]
        {
            ($"All[{place}].Field", "segment"), ($"All[{place}].Operator", "Is"), ($"All[{place}].Values[0]", segment.ToString()),
        }),
    ];

    private static async Task<Guid> MakeAsync(HttpClient agent, string name, params (string, string)[] fields)
    {
        var id = Guid.CreateVersion7();
        using var made = await agent.PostFormAsync(
            "/segments/new", "/segments", [("Id", id.ToString()), ("Name", name), .. fields]);
        Assert.Equal((HttpStatusCode.Redirect, $"/segments/{id}"), (made.StatusCode, made.Headers.Location?.ToString()));
        return id;
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient agent, Guid segment)
    {
        var page = await agent.GetPageAsync($"/contacts?filter={Uri.EscapeDataString(Holding(segment))}");
        return page.QuerySelectorAll(".contact-cell__name").Select(name => name.Seen()).Order(StringComparer.Ordinal);
    }

    private async Task<TestOrganization> PeopleAsync(params string[] names)
    {
        var organization = await TestOrganization.CreateAsync(app);
        return await app.WithDbAsync(organization.Id, async db =>
        {
            db.Contacts.AddRange(names.Select(name => new Contact(organization.Id, name, DateTimeOffset.UtcNow)));
            await db.SaveChangesAsync();
            return organization;
        });
    }
}
