using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Search;

/// <summary>What people find, and what nobody finds any more.</summary>
public sealed class SearchTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData("replacement")]
    [InlineData("REPLAC cush")]
    [InlineData("repläcement")]
    [InlineData("\"replacement\" & (cushion)")]
    [InlineData("placemen")]
    [InlineData("the our replacement")]
    public async Task A_message_is_found_by_its_words_their_beginnings_and_their_parts(string question)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "The replacement cushion left our warehouse", "Thank you");
        using var agent = await organization.SignInAsync();

        var page = await SearchAsync(agent, question);

        var hit = Assert.Single(page.QuerySelectorAll("a.found__hit"));
        Assert.Contains("cushion left our warehouse", hit.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(hit.QuerySelectorAll("mark"));
        Assert.Matches("^/conversations/[0-9a-f-]+\\?(filter=[^&]*said[^&]*&)?at=[0-9a-f-]+#message-[0-9a-f-]+$", hit.GetAttribute("href")!);
    }

    [Theory]
    [InlineData("明日の午後に届きますか", "午後")]
    [InlineData("明日の午後に届きますか", "届きます")]
    [InlineData("สวัสดีครับ", "ดีครับ")]
    [InlineData("هل يتوفر التوصيل", "التوصيل")]
    public async Task Any_script_can_be_searched(string text, string question)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, text, "午前", "สวย");
        using var agent = await organization.SignInAsync();

        Assert.Equal([text], await FoundAsync(agent, question));
    }

    [Fact]
    public async Task Newest_come_first_and_a_page_leads_to_the_older_ones()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var texts = Enumerable.Range(0, 70).Select(i => $"Sofa number {i}").ToArray();
        await SayAsync(organization, texts);
        using var agent = await organization.SignInAsync();

        var found = new List<string>();
        var address = "/search?q=sofa";
        while (address is not null)
        {
            var page = await agent.GetPageAsync(address);
            found.AddRange(page.QuerySelectorAll(".found__text").Select(text => text.Seen()));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(texts.Reverse(), found);
    }

    [Fact]
    public async Task The_best_match_comes_first_where_that_was_asked()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "A blue sofa", "Something blue, and much later in this sentence of ours comes a sofa");
        using var agent = await organization.SignInAsync();

        Assert.StartsWith("Something", (await FoundAsync(agent, "blue sofa"))[0], StringComparison.Ordinal);
        Assert.StartsWith("A blue", (await FoundAsync(agent, "blue sofa&sort=best"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_only_what_it_says()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (anna, _) = await organization.AddAgentAsync();
        await app.WithDbAsync(organization.Id, db =>
        {
            var facebook = Talks.Begin(db, organization.Page, Now.AddDays(-40));
            Talks.Say(db, facebook, "sofa they asked", Now.AddDays(-40));
            Talks.Answer(db, facebook, "sofa we said", Now.AddDays(-1));
            facebook.OpenWindow(WindowOpening.Message, Now.AddHours(-1));
            db.Add(facebook.Reply(anna, Guid.CreateVersion7(), "sofa anna said", false, Now));
            Talks.Say(db, Talks.Begin(db, organization.Instagram, Now.AddDays(-2)), "sofa by instagram", Now.AddDays(-2));
            return db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var agent = await organization.SignInAsync();
        var week = Now.AddDays(-7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(["sofa by instagram", "sofa they asked"], await FoundAsync(agent, "sofa&from=them"));
        Assert.Equal(["Anna Keller: sofa anna said", "We: sofa we said"], await FoundAsync(agent, "sofa&from=us"));
        Assert.Equal(["Anna Keller: sofa anna said"], await FoundAsync(agent, $"sofa&from={anna.Id}"));
        Assert.Equal(["sofa by instagram"], await FoundAsync(agent, $"sofa&channel={organization.Instagram.Id}"));
        Assert.Equal(["sofa they asked"], await FoundAsync(agent, $"sofa&until={week}"));
        Assert.Equal(["sofa by instagram"], await FoundAsync(agent, $"sofa&since={week}&from=them"));
        Assert.Empty(await FoundAsync(agent, $"sofa&channel={Guid.CreateVersion7()}"));
        Assert.Empty(await FoundAsync(agent, "sofa&has=file"));
    }

    [Fact]
    public async Task A_hit_is_opened_beside_the_list_of_everything_in_which_it_was_said()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "A blue sofa");
        await SayAsync(organization, "A chair");
        await SayAsync(organization, "Is the sofa still there?");
        using var agent = await organization.SignInAsync();
        var closed = await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == "A blue sofa");
            db.Activities.Add(conversation.Close(await db.Agents.FirstAsync(), Now)!);
            await db.SaveChangesAsync();
            return conversation.Id;
        });

        var address = (await SearchAsync(agent, "SOFA")).QuerySelector("a.found__hit")!.GetAttribute("href")!;
        var beside = await agent.GetPageAsync(address);

        Assert.Equal("Is the sofa still there?", beside.QuerySelector(".thread .message__text")!.Seen());
        var rows = beside.QuerySelectorAll(".conversation-row__preview").Select(row => row.Seen()).ToArray();
        Assert.Equal(["Is the sofa still there?", "A blue sofa"], rows);
        Assert.Equal("Message or note contains SOFA", beside.QuerySelector(".filter > span")!.Seen());
        Assert.Equal(["Closed"], beside.QuerySelectorAll(".conversation-row__status").Select(mark => mark.Seen()));
        var renewed = await agent.GetPageAsync($"{beside.QuerySelector("inbox-live")!.GetAttribute("data-rows")}&ids={closed}");
        Assert.Equal("Closed", renewed.QuerySelector(".conversation-row__status")!.Seen());
    }

    [Fact]
    public async Task What_was_said_is_asked_of_every_conversation_and_turned_round_too()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "Sofa of old");
        await SayAsync(organization, [.. Enumerable.Range(0, 1100).Select(number => $"Sofa {number}")]);
        await SayAsync(organization, "A chair");
        using var agent = await organization.SignInAsync();

        Assert.Equal(2, (await ListedAsync(agent, """{"all":[{"field":"said","contains":["sofa"]}]}""")).Length);
        Assert.Equal("A chair", Assert.Single(await ListedAsync(agent, """{"none":[{"field":"said","contains":["sofa"]}]}""")));
    }

    [Theory]
    [InlineData("sofa&from=them")]
    [InlineData("sofa&since=2020-01-01")]
    [InlineData("ofa&match=parts")]
    public async Task What_a_list_cannot_be_asked_for_is_opened_beside_the_open_ones(string question)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "A sofa");
        using var agent = await organization.SignInAsync();

        var hit = (await agent.GetPageAsync($"/search?q={question}")).QuerySelector("a.found__hit")!;

        Assert.Matches("^/conversations/[0-9a-f-]+\\?at=", hit.GetAttribute("href")!);
    }

    [Fact]
    public async Task A_contact_is_found_by_name_with_the_conversations()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, db =>
        {
            Talks.Say(db, Talks.Begin(db, organization.Page, Now, "Søren Lindqvist"), "Hello", Now);
            return db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var agent = await organization.SignInAsync();

        foreach (var question in new[] { "soren", "lindq", "qvist", "SØREN LIND", "lindqvst" })
        {
            var contact = Assert.Single((await SearchAsync(agent, question)).QuerySelectorAll(".found__contact"));
            Assert.Equal("Søren Lindqvist", contact.QuerySelector(".found__name")!.Seen());
            Assert.Single(contact.QuerySelectorAll("a[href^='/conversations/']"));
        }

        Assert.Equal("Contacts", (await SearchAsync(agent, "soren")).QuerySelector("#found-contacts")!.Seen());
        Assert.Equal("Nothing found. Similar names:", (await SearchAsync(agent, "lindqvst")).QuerySelector("#found-contacts")!.Seen());
    }

    [Fact]
    public async Task A_contact_is_found_by_what_is_noted_of_them_and_the_words_are_shown()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (author, _) = await organization.AddAgentAsync();
        await app.WithDbAsync(organization.Id, async db =>
        {
            var talk = Talks.Begin(db, organization.Page, Now, "Søren Lindqvist");
            Talks.Say(db, talk, "Hello", Now);
            await db.SaveChangesAsync();
            db.AddRange(
                new ContactNote(organization.Id, Guid.CreateVersion7(), talk.ContactId, author, "Pays by invoice", Now),
                new ContactNote(
                    organization.Id, Guid.CreateVersion7(), talk.ContactId, author, "Has a <b>wheelchair</b>: ground floor only",
                    Now.AddMinutes(-1)));
            return await db.SaveChangesAsync();
        });
        await IndexedAsync(organization);
        using var agent = await organization.SignInAsync();

        var contact = Assert.Single((await SearchAsync(agent, "wheelch")).QuerySelectorAll(".found__contact"));
        Assert.Equal("Søren Lindqvist", contact.QuerySelector(".found__name")!.Seen());
        Assert.Contains(
            "Has a <b>wheelchair</b>: ground floor only", contact.QuerySelector(".found__noted")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("wheelchair", contact.QuerySelector(".found__noted mark")!.TextContent);
        Assert.Null((await SearchAsync(agent, "lindqvist")).QuerySelector(".found__noted"));
    }

    [Fact]
    public async Task What_is_edited_renamed_or_taken_back_is_found_as_it_is_now()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var ids = await SayAsync(organization, "A green lamp", "A red lamp");
        using var agent = await organization.SignInAsync();
        await app.WithDbAsync(organization.Id, async db =>
        {
            var messages = await db.Messages.Include(m => m.Edits).Include(m => m.Reactions).Include(m => m.Attachments).ToListAsync();
            messages.Single(m => m.Id == ids[0]).Edit(1, "A yellow lamp", Now);
            messages.Single(m => m.Id == ids[1]).Unsend(Now);
            (await db.Contacts.SingleAsync()).Rename("Grace", "Hopper", null);
            return await db.SaveChangesAsync();
        });
        await IndexedAsync(organization);

        Assert.Equal(["A yellow lamp"], await FoundAsync(agent, "lamp"));
        Assert.Empty(await FoundAsync(agent, "green"));
        Assert.Single((await SearchAsync(agent, "hopper")).QuerySelectorAll(".found__contact"));
        Assert.Empty((await SearchAsync(agent, "lovelace")).QuerySelectorAll(".found__contact"));
    }

    [Fact]
    public async Task What_is_deleted_leaves_nothing_in_the_index()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "A green lamp");
        await app.WithDbAsync(organization.Id, db => db.Messages.ExecuteDeleteAsync());
        await IndexedAsync(organization);

        Assert.Equal(0, await app.WithDbAsync(organization.Id, db => db.SearchEntries.CountAsync()));
    }

    [Fact]
    public async Task Another_organizations_words_are_not_found()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        await SayAsync(theirs, "Secret sofa");
        using var stranger = await mine.SignInAsync();

        var page = await SearchAsync(stranger, "sofa");
        Assert.Empty(page.QuerySelectorAll(".found__hit, .found__contact"));
        Assert.Empty((await SearchAsync(stranger, "lovelace")).QuerySelectorAll(".found__contact"));
        Assert.Contains("Nothing found", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("& | ! <-> :*")]
    [InlineData("'; drop table messages; --")]
    [InlineData("^(a+)+$ [^/]*.*")]
    [InlineData("%25 %5F %5C")]
    [InlineData("%00%01")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{5000}")]
    public async Task Whatever_is_written_is_words(string question)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "Sofa <script>alert(1)</script>");
        using var agent = await organization.SignInAsync();
        question = question == "{5000}" ? string.Concat(Enumerable.Repeat("sofa lamp ", 500)) : question;

        var page = await agent.GetPageAsync($"/search?q={(question.StartsWith('%') ? question : Uri.EscapeDataString(question))}");

        Assert.DoesNotContain(page.QuerySelectorAll("main script"), _ => true);
        using var json = await agent.GetAsync($"/api/search?q={(question.StartsWith('%') ? question : Uri.EscapeDataString(question))}");
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
    }

    [Theory]
    [InlineData("lock table search_entries in access exclusive mode")]
    [InlineData("lock table contact_entries in access exclusive mode")]
    public async Task What_takes_too_long_ends_with_what_was_found(string lockTable)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await SayAsync(organization, "The sofa is here");
        using var agent = await organization.SignInAsync();

        // Nothing can be read there until both were answered.
        await app.WithDbAsync(null, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(lockTable);
            var page = await agent.GetPageAsync("/search?q=sofa");
            Assert.Contains("not everything was looked through", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.True((await agent.GetFromJsonAsync<JsonElement>("/api/search?q=sofa")).GetProperty("isUnfinished").GetBoolean());
            return true;
        });

        Assert.Equal(["The sofa is here"], await FoundAsync(agent, "sofa"));
    }

    [Fact]
    public async Task Unknown_filters_are_ignored_on_the_page_and_refused_by_the_api()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        const string Query =
            "?q=sofa&from=nobody&channel=none&label=none&since=yesterday&until=2026-13-45&has=luck&match=magic&sort=worst&before=x";

        await agent.GetPageAsync($"/search{Query}");
        using var answer = await agent.GetAsync($"/api/search{Query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.ReadJsonAsync()).GetProperty("errors").EnumerateObject().Select(e => e.Name);
        Assert.Equal(["before", "channel", "from", "has", "label", "match", "since", "sort", "until"], errors.Order());
    }

    [Fact]
    public async Task Programs_search_too()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var ids = await SayAsync(organization, "A green lamp");
        using var agent = await organization.SignInAsync();

        var found = await agent.GetJsonAsync("/api/search?q=green");

        Assert.Equal(ids[0], found.GetProperty("messages")[0].GetProperty("id").GetGuid());
        Assert.Equal("MESSAGE", found.GetProperty("messages")[0].GetProperty("kind").GetString());
        Assert.Equal(
            "Ada Lovelace", (await agent.GetJsonAsync("/api/search?q=love")).GetProperty("contacts")[0].GetProperty("name").GetString());
    }

    private static async Task<List<string>> FoundAsync(HttpClient agent, string question)
    {
        var (words, filter) = question.Split('&', 2) is [var first, var rest] ? (first, $"&{rest}") : (question, "");
        var page = await agent.GetPageAsync($"/search?q={Uri.EscapeDataString(words)}{filter}");
        return [.. page.QuerySelectorAll(".found__text").Select(text => text.Seen())];
    }

    private static Task<IHtmlDocument> SearchAsync(HttpClient agent, string question) =>
        agent.GetPageAsync($"/search?q={Uri.EscapeDataString(question)}");

    /// <summary>Somebody writes these, one after the other.</summary>
    private async Task<List<Guid>> SayAsync(TestOrganization organization, params string[] texts)
    {
        var ids = await app.WithDbAsync(organization.Id, async db =>
        {
            var talk = Talks.Begin(db, organization.Page, Now);
            var said = texts.Select((text, i) => Talks.Say(db, talk, text, Now.AddSeconds(i)).Id).ToList();
            await db.SaveChangesAsync();
            return said;
        });
        await IndexedAsync(organization);
        return ids;
    }

    private static async Task<string[]> ListedAsync(HttpClient agent, string filter) =>
        [.. (await agent.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(filter)}")).QuerySelectorAll(".conversation-row__preview")
            .Select(row => row.Seen())];

    /// <summary>The index has caught up.</summary>
    private Task IndexedAsync(TestOrganization organization) => Eventually.TrueAsync(() => app.WithDbAsync(organization.Id, async db =>
        !await db.Database.SqlQuery<bool>(
            $"select exists (select from search_changes where organization_id = {organization.Id}) as \"Value\"").SingleAsync()));
}
