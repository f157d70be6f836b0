using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.SavedReplies;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.SavedReplies;

/// <summary>A text that is written once is used by those whose it is, and says what it should to whomever it is sent.</summary>
public sealed class SavedReplyTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string Settings = "/settings/saved-replies";

    [Fact]
    public async Task It_is_found_by_its_shortcut_or_its_words_and_comes_with_its_variables_filled_in()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SaveAsync(
            talk, ("shortcut", "/Hours"),
            ("text", "Hi {{contact.first_name|there}}, <b>we</b> are open until six. {{agent.first_name}}, {{organization.name}}"));
        await SaveAsync(talk, ("shortcut", "way"), ("text", "Bus 7, 100% of the hours"));

        var found = await FoundAsync(talk, "hou");

        Assert.Equal(["/hours", "/way"], found.QuerySelectorAll(".saved-reply__shortcut").Select(s => s.TextContent));
        Assert.Equal(
            "Hi there, <b>we</b> are open until six. Anna, Habitat & Söhne", found.QuerySelector("[role=option]")!.GetAttribute(
                "data-insert"));
        Assert.Equal("/way", Assert.Single((await FoundAsync(talk, "100%")).QuerySelectorAll(".saved-reply__shortcut")).TextContent);
        await NameAsync(talk, "Jonas");
        Assert.StartsWith(
            "Hi Jonas,", (await FoundAsync(talk, "hours")).QuerySelector(
                "[role=option]")!.GetAttribute("data-insert"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hi {{contact.frist_name|there}}", "{{contact.frist_name|there}}")]
    [InlineData("Hi {{contact.name", "{{contact.name")]
    [InlineData("Hi {{}}", "{{}}")]
    public async Task A_variable_that_stands_for_nothing_is_shown_and_what_was_written_is_kept(string text, string broken)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var refused = await PostAsync(talk.Browser, Settings, ("shortcut", "hi"), ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = Pages.Parse(await refused.TextAsync());
        Assert.StartsWith(
            $"{broken} stands for nothing. Use one of: contact.first_name,", page.QuerySelector(
                ".error-summary a")!.Seen(), StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("#text")!.TextContent);
    }

    [Fact]
    public void No_variable_is_left_in_what_is_sent()
    {
        var values = new ReplyValues(null, null, "Anna Keller", "Habitat", "Habitat on Messenger");

        Assert.Equal(
            "Hi , from Anna Keller on Habitat on Messenger", ReplyTemplate.Fill(
                "Hi {{contact.name}}, from {{ agent.name }} on {{channel.name|us}}{{who.knows}}", values));
        Assert.Equal(["{{who.knows}}"], ReplyTemplate.BrokenIn("{{channel.name|us}} {{who.knows}} {one brace}", own: []));
    }

    [Fact]
    public async Task What_the_team_knows_of_the_contact_is_filled_in_too()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            db.ContactFields.Add(
                new(talk.Organization.Id, Guid.CreateVersion7(), "size", "Size", ContactFieldKind.Number, position: 0));
            var contact = await db.Contacts.SingleAsync();
            contact.SetOwnValue("size", 42.5m);
            contact.SetEmail("ada@example.com", "ada@example.com");
            return await db.SaveChangesAsync();
        });
        Assert.Contains(
            "{{contact.own.size}}", (await talk.Browser.GetPageAsync($"{Settings}/new")).QuerySelector("#text-hint")!.TextContent,
            StringComparison.Ordinal);

        await SaveAsync(
            talk, ("shortcut", "size"), ("text", "Size {{contact.own.size|unknown}}, {{contact.email}}, {{contact.phone|no phone}}"));
        using var unknown = await PostAsync(talk.Browser, Settings, ("shortcut", "shoe"), ("text", "{{contact.own.shoe}}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        var options = await talk.Browser.GetStringAsync($"/conversations/{talk.Id}/saved-replies?q=size");
        Assert.Contains("Size 42.5, ada@example.com, no phone", options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortcut_stands_for_one_text_among_the_same_people()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SaveAsync(talk, ("shortcut", "hours"), ("text", "Until six"));

        using var again = await PostAsync(talk.Browser, Settings, ("shortcut", "HOURS"), ("text", "Until seven"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("There is a saved reply /hours already", await again.TextAsync(), StringComparison.Ordinal);

        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        using var everybodys = await PostAsync(admin, Settings, ("shortcut", "hours"), ("text", "Until eight"), ("scope", "Everyone"));
        Assert.Equal(HttpStatusCode.Redirect, everybodys.StatusCode);
        Assert.Equal(2, (await FoundAsync(talk, "hours")).QuerySelectorAll("[role=option]").Length);
    }

    [Fact]
    public async Task It_is_used_and_changed_by_those_alone_whose_it_is()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (lea, email) = await talk.Organization.AddAgentAsync("Lea");
        using var leas = await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);
        var team = await TeamAsync(talk, lea);
        await SaveAsync(talk, ("shortcut", "annas"), ("text", "Mine alone"));
        using var teams = await PostAsync(
            leas, Settings, ("shortcut", "teams"), ("text", "For the workshop"), ("scope", "Team"), ("teamId", team.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, teams.StatusCode);

        Assert.Equal(["/annas"], (await FoundAsync(talk, "")).QuerySelectorAll(".saved-reply__shortcut").Select(s => s.TextContent));
        Assert.Equal(["/teams"], (await FoundAsync(talk, "", leas)).QuerySelectorAll(".saved-reply__shortcut").Select(s => s.TextContent));
        using var notHers = await PostAsync(
            talk.Browser, Settings, ("shortcut", "x"), ("text", "x"), ("scope", "Team"), ("teamId", team.Id.ToString()));
        using var notAll = await PostAsync(talk.Browser, Settings, ("shortcut", "x"), ("text", "x"), ("scope", "Everyone"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (notHers.StatusCode, notAll.StatusCode));
        var address = (await leas.GetPageAsync(Settings)).QuerySelector(".saved-replies a")!.GetAttribute("href")!;
        using var strange = await PostAsync(talk.Browser, address, ("shortcut", "x"), ("text", "x"));
        using var gone = await talk.Browser.PostFormAsync(Settings + "/new", address, ("_method", "DELETE"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (strange.StatusCode, gone.StatusCode));
        using var deleted = await leas.PostFormAsync(address, address, ("_method", "DELETE"));
        Assert.Empty((await leas.GetPageAsync(Settings)).QuerySelectorAll(".saved-replies li"));
    }

    [Fact]
    public async Task Where_no_script_runs_it_goes_into_the_draft_with_its_files_and_its_use_is_counted()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SaveAsync(talk, [new("list.pdf", SamplePictures.Pdf)], ("shortcut", "prices"), ("text", "Our prices"));
        var list = await talk.Browser.GetPageAsync($"{talk.Address}/saved-replies?q=prices");

        using var used = await talk.Browser.PressAsync(list, ".saved-reply-card button");

        Assert.Equal($"{talk.Address}#composer", used.GoesTo());
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Our prices", page.QuerySelector("#text")!.TextContent);
        Assert.Contains("list.pdf", page.QuerySelector(".composer__files")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Used once", (await talk.Browser.GetPageAsync(Settings)).QuerySelector(".saved-replies")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_keeps_its_files_when_its_words_change()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SaveAsync(talk, [new("list.pdf", SamplePictures.Pdf)], ("shortcut", "prices"), ("text", "Our prices"));
        var address = (await talk.Browser.GetPageAsync(Settings)).QuerySelector(".saved-replies a")!.GetAttribute("href")!;
        var file = (await talk.Browser.GetPageAsync(address)).QuerySelector("input[name=fileIds]")!.GetAttribute("value")!;

        using var changed = await PostAsync(talk.Browser, address, ("shortcut", "prices"), ("text", "New prices"), ("fileIds", file));

        var option = (await FoundAsync(talk, "prices")).QuerySelector("[role=option]")!;
        Assert.Equal("New prices", option.GetAttribute("data-insert"));
        Assert.Equal(file, FileOf(option)!.GetAttribute("value"));
        Assert.Null(option.QuerySelector("input"));
        using var without = await PostAsync(talk.Browser, address, ("shortcut", "prices"), ("text", "New prices"));
        Assert.Null(FileOf((await FoundAsync(talk, "prices")).QuerySelector("[role=option]")!));
        Assert.NotNull((await DueAsync(talk))[Guid.Parse(file)]);
    }

    [Fact]
    public async Task Its_files_go_with_it_unless_they_were_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SaveAsync(
            talk, [new("list.pdf", SamplePictures.Pdf), new("sofa.png", SamplePictures.Sofa)], ("shortcut", "prices"),
            ("text", "Our prices"));
        var address = (await talk.Browser.GetPageAsync(Settings)).QuerySelector(".saved-replies a")!.GetAttribute("href")!;
        var files = (await talk.Browser.GetPageAsync(address)).QuerySelectorAll("input[name=fileIds]")
            .Select(input => input.GetAttribute("value")!).ToArray();
        using var sent = await talk.WriteAsync("Here", ("fileIds", files[0]));
        using var deleted = await talk.Browser.PostFormAsync(address, address, ("_method", "DELETE"));

        var due = await DueAsync(talk);

        Assert.Null(due[Guid.Parse(files[0])]);
        Assert.Equal(fixture.Clock.GetUtcNow() + StoredFile.UnusedTimeToLive, due[Guid.Parse(files[1])]!.Value, TimeSpan.FromMinutes(1));
    }

    private Task<Dictionary<Guid, DateTimeOffset?>> DueAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.StoredFiles.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.DueAt));

    private static async Task<IHtmlDocument> FoundAsync(Correspondence talk, string asked, HttpClient? browser = null) =>
        await (browser ?? talk.Browser).GetPageAsync($"{talk.Address}/saved-replies/found?q={Uri.EscapeDataString(asked)}");

    private static Task SaveAsync(Correspondence talk, params (string Name, string Value)[] fields) => SaveAsync(talk, [], fields);

    private static async Task SaveAsync(
        Correspondence talk, (string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(talk.Browser, Settings, files, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields) =>
        PostAsync(browser, address, [], fields);

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string address, (string Name, byte[] Bytes)[] files, (string Name, string Value)[] fields)
    {
        var token = (await browser.GetPageAsync(Settings + "/new"))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        return await browser.PostAsync(address, form);
    }

    private Task<int> NameAsync(Correspondence talk, string firstName) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Contacts.ExecuteUpdateAsync(c => c.SetProperty(x => x.FirstName, firstName)));

    /// <summary>What goes into the composer when the option is chosen; before, it is part of no form.</summary>
    private static IElement? FileOf(IElement option) =>
        ((IHtmlTemplateElement?)option.QuerySelector("template"))?.Content.QuerySelector("input[name=fileIds]");

    private async Task<Team> TeamAsync(Correspondence talk, Agent member)
    {
        var team = new Team(talk.Organization.Id, "Workshop", fixture.Clock.GetUtcNow());
        await fixture.App.WithDbAsync(talk.Organization.Id, db =>
        {
            db.AddRange(team, new TeamMember(team, member));
            return db.SaveChangesAsync();
        });
        return team;
    }
}
