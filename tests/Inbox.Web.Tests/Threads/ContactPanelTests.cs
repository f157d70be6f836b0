using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Threads;

/// <summary>What stands beside a thread, and what a team changes there.</summary>
public sealed class ContactPanelTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task The_teams_own_name_stays_whatever_Meta_tells_and_goes_when_it_is_emptied()
    {
        var (organization, address) = await BeginAsync();
        using var agent = await organization.SignInAsync();

        await SendAsync(agent, address, "contact/name", HttpStatusCode.Redirect, ("was", "Ada Lovelace"), ("name", "  The Countess "));
        await LearnAsync(organization, "Augusta", "King");

        var panel = await PanelAsync(agent, address);
        Assert.Equal("The Countess", panel.QuerySelector("h2")!.Seen());
        Assert.Contains("Messenger calls them Augusta King.", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("The Countess", await agent.GetStringAsync("/inbox"), StringComparison.Ordinal);

        await SendAsync(agent, address, "contact/name", HttpStatusCode.Redirect, ("was", "The Countess"), ("name", ""));
        Assert.Equal("Augusta King", (await PanelAsync(agent, address)).QuerySelector("h2")!.Seen());
    }

    [Fact]
    public async Task Of_two_who_rename_at_once_the_second_sees_what_the_first_wrote()
    {
        var (organization, address) = await BeginAsync();
        using var agent = await organization.SignInAsync();
        await SendAsync(agent, address, "contact/name", HttpStatusCode.Redirect, ("was", "Ada Lovelace"), ("name", "Countess"));

        var refused = await SendAsync(agent, address, "contact/name", HttpStatusCode.Conflict, ("was", "Ada Lovelace"), ("name", "Ada L."));

        Assert.Equal("Countess", refused.QuerySelector(".panel h2")!.Seen());
        Assert.Equal("Ada L.", refused.QuerySelector("#contact-name")!.GetAttribute("value"));
        Assert.Equal("Countess", refused.QuerySelector(".panel__head input[name=was]")!.GetAttribute("value"));
        Assert.Contains(
            "A colleague changed this meanwhile", refused.QuerySelector(".panel [role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The second has looked before the first was done: it waits for the row, and is not written over it.</summary>
    [Fact]
    public async Task Of_two_who_rename_in_the_same_moment_neither_is_lost_in_silence()
    {
        var (organization, address) = await BeginAsync();
        using var agent = await organization.SignInAsync();
        Task<AngleSharp.Html.Dom.IHtmlDocument>? second = null;
        await app.WithDbAsync(organization.Id, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Contacts.SingleAsync()).CallOurselves("Countess");
            await db.SaveChangesAsync();
            second = SendAsync(agent, address, "contact/name", HttpStatusCode.Conflict, ("was", "Ada Lovelace"), ("name", "Ada L."));
            await Eventually.TrueAsync(() => IsWaitedForAsync(db));
            await transaction.CommitAsync();
            return 0;
        });

        var refused = await second!;
        Assert.Equal("Countess", refused.QuerySelector(".panel h2")!.Seen());
        Assert.Equal("Ada L.", refused.QuerySelector("#contact-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_in_words_and_kept_in_the_form()
    {
        var (organization, address) = await BeginAsync();
        using var agent = await organization.SignInAsync();
        var name = new string('x', 201);

        var refused = await SendAsync(
            agent, address, "contact/name", HttpStatusCode.UnprocessableEntity, ("was", "Ada Lovelace"), ("name", name));

        Assert.Equal(name, refused.QuerySelector("#contact-name")!.GetAttribute("value"));
        Assert.Equal("Ada Lovelace", (await PanelAsync(agent, address)).QuerySelector("h2")!.Seen());
    }

    [Fact]
    public async Task Notes_about_a_contact_are_written_rewritten_and_deleted()
    {
        var (organization, address) = await BeginAsync();
        using var agent = await organization.SignInAsync();
        var id = Guid.CreateVersion7().ToString();

        await SendAsync(agent, address, "contact/notes", HttpStatusCode.Redirect, ("id", id), ("text", "Prefers a call <b>after 6</b>"));
        await SendAsync(agent, address, "contact/notes", HttpStatusCode.Redirect, ("id", id), ("text", "Prefers a call <b>after 6</b>"));
        var note = Assert.Single((await PanelAsync(agent, address)).QuerySelectorAll(".panel__note"));
        Assert.Equal("Prefers a call <b>after 6</b>", note.QuerySelector(".panel__words")!.TextContent);
        Assert.Contains("Anna Keller", note.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);

        await SendAsync(
            agent, address, $"contact/notes/{id}", HttpStatusCode.Redirect, ("was", "Prefers a call <b>after 6</b>"),
            ("text", "Call after 7"));
        var refused = await SendAsync(
            agent, address, $"contact/notes/{id}", HttpStatusCode.Conflict, ("was", "Prefers a call <b>after 6</b>"),
            ("text", "Never call"));
        Assert.Equal("Call after 7", refused.QuerySelector(".panel__words")!.TextContent);
        Assert.Equal("Never call", refused.QuerySelector($"#text-{id}")!.TextContent);

        await SendAsync(agent, address, "contact/notes", HttpStatusCode.UnprocessableEntity, ("text", "  "));
        await SendAsync(agent, address, $"contact/notes/{id}", HttpStatusCode.Redirect, ("_method", "DELETE"), ("text", ""));
        Assert.Empty((await PanelAsync(agent, address)).QuerySelectorAll(".panel__note"));
    }

    [Fact]
    public async Task Earlier_conversations_and_files_are_listed_and_lead_there()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (anna, _) = await organization.AddAgentAsync();
        var (current, message) = await app.WithDbAsync(organization.Id, async db =>
        {
            var first = Talks.Begin(db, organization.Page, Now.AddDays(-9));
            Talks.Say(db, first, "Which fabric is washable?", Now.AddDays(-9));
            first.Close(anna, Now.AddDays(-8));
            await db.SaveChangesAsync();
            var identity = await db.ContactIdentities.SingleAsync();
            var second = new Conversation(organization.Page, identity, Now);
            db.Add(second);
            var picture = Talks.Say(db, second, null, Now);
            var file = StoredFile.New(organization.Id, Now);
            picture.Attach("file", file);
            db.Add(file);
            await db.SaveChangesAsync();
            return (second.Id, picture.Id);
        });
        using var agent = await organization.SignInAsync();

        var panel = await PanelAsync(agent, $"/conversations/{current}");
        Assert.Contains(
            panel.QuerySelectorAll("a.panel__link"), link => link.TextContent.Contains(
                "Which fabric is washable?", StringComparison.Ordinal));
        var file = Assert.Single(panel.QuerySelectorAll($"a[href='/conversations/{current}?at={message}#message-{message}']"));
        Assert.Contains("File", file.TextContent, StringComparison.Ordinal);

        var all = await agent.GetPageAsync($"/conversations/{current}/contact/files");
        Assert.Single(all.QuerySelectorAll($"a[href='/conversations/{current}?at={message}#message-{message}']"));
    }

    private async Task<(TestOrganization Organization, string Address)> BeginAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var id = await app.WithDbAsync(organization.Id, async db =>
        {
            var talk = Talks.Begin(db, organization.Page, Now);
            Talks.Say(db, talk, "Hello", Now);
            await db.SaveChangesAsync();
            return talk.Id;
        });
        return (organization, $"/conversations/{id}");
    }

    /// <summary>Whether somebody waits for what this transaction holds.</summary>
    private static Task<bool> IsWaitedForAsync(InboxDbContext db) => db.Database.SqlQuery<bool>(
        $"""select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))) as "Value" """).SingleAsync();

    private Task<int> LearnAsync(TestOrganization organization, string first, string last) => app.WithDbAsync(organization.Id, async db =>
    {
        (await db.Contacts.SingleAsync()).Rename(first, last, null);
        return await db.SaveChangesAsync();
    });

    private static async Task<AngleSharp.Dom.IElement> PanelAsync(HttpClient agent, string address) =>
        (await agent.GetPageAsync(address)).QuerySelector("#panel")!;

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(
        HttpClient agent, string address, string part, HttpStatusCode expected, params (string, string)[] fields)
    {
        var page = await agent.GetPageAsync(address);
        using var answer = await agent.PostFormAsync(page, $"{address}/{part}", fields);
        Assert.Equal(expected, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync());
    }
}
