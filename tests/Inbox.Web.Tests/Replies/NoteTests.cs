using System.Net;
using AngleSharp.Dom;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>What agents write for each other: in the thread, never at Meta, and it calls whom it names.</summary>
public sealed class NoteTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_note_stands_in_the_thread_and_nothing_of_it_is_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var answer = await NoteAsync(talk, "Ask the <b>workshop</b> first.");

        Assert.StartsWith($"{talk.Address}#note-", answer.GoesTo(), StringComparison.Ordinal);
        var note = Assert.Single(await NotesAsync(talk));
        Assert.Equal("Ask the <b>workshop</b> first.", note.QuerySelector(".message__text")!.Seen());
        Assert.Contains("Note by Anna Keller · only your team sees this", note.QuerySelector("header")!.Seen(), StringComparison.Ordinal);
        await talk.SayAsync("We ask.");
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal("We ask.", Assert.Single(talk.Calls).Text);
        Assert.DoesNotContain(
            "workshop", (await talk.Browser.GetJsonAsync($"/api/conversations/{talk.Id}/messages")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_is_one_note()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var id = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            talk.Browser.PostFormAsync(page, $"{talk.Address}/notes", ("id", id), ("note", "Once"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await NotesAsync(talk));
    }

    [Fact]
    public async Task A_note_calls_those_whom_it_names_and_shows_them_as_they_are_called_today()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (tom, email) = await talk.Organization.AddAgentAsync("Tom Becker");
        await talk.Organization.AddAgentAsync("Tom");
        using var _ = await NoteAsync(talk, "@Tom Becker, look. Write to shop@Tom.example, @nobody and @Anna Keller.");

        var mention = Assert.Single(await MentionsAsync(talk));
        Assert.Equal((tom.Id, null), (mention.AgentId, mention.SeenAt));
        await RenameAsync(talk, tom.Id, "Thomas Becker");
        Assert.Equal(
            ["@Thomas Becker", "@Anna Keller"], Assert.Single(await NotesAsync(talk)).QuerySelectorAll(".mention").Select(
                m => m.TextContent));

        using var browser = await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);
        await browser.GetPageAsync(talk.Address);
        Assert.NotNull(Assert.Single(await MentionsAsync(talk)).SeenAt);
    }

    [Fact]
    public async Task The_row_says_that_a_note_calls_for_its_reader_until_they_have_seen_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (_, email) = await talk.Organization.AddAgentAsync("Tom Becker");
        using var tom = await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);

        using var _ = await NoteAsync(talk, "@Tom Becker, look.");

        Assert.Equal("Mentions you", Assert.Single(await MarksAsync(tom)).Seen());
        Assert.Empty(await MarksAsync(talk.Browser));
        await tom.GetPageAsync(talk.Address);
        Assert.Empty(await MarksAsync(tom));

        static async Task<IEnumerable<IElement>> MarksAsync(HttpClient browser) =>
            (await browser.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row__mention");
    }

    [Fact]
    public async Task A_team_that_is_named_calls_each_of_its_members_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (tom, _) = await talk.Organization.AddAgentAsync("Tom Becker");
        var (lea, _) = await talk.Organization.AddAgentAsync("Lea");
        await fixture.App.WithDbAsync(talk.Organization.Id, db =>
        {
            var team = new Team(talk.Organization.Id, "Workshop", fixture.Clock.GetUtcNow());
            db.AddRange(team, new TeamMember(team, tom), new TeamMember(team, lea));
            return db.SaveChangesAsync();
        });

        using var answer = await NoteAsync(talk, "@Workshop, and @Tom Becker above all: can you?");

        Assert.Equal(new[] { tom.Id, lea.Id }.Order(), (await MentionsAsync(talk)).Select(m => m.AgentId).Order());
        Assert.Equal(
            ["@Workshop", "@Tom Becker"], Assert.Single(await NotesAsync(talk)).QuerySelectorAll(".mention").Select(m => m.TextContent));
    }

    [Fact]
    public async Task Of_two_with_one_name_the_picked_one_is_called()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.Organization.AddAgentAsync("Tom Becker");
        var (other, _) = await talk.Organization.AddAgentAsync("Tom Becker");

        using var answer = await NoteAsync(talk, "For @Tom Becker", ("mentions", other.Id.ToString()));

        Assert.Equal(other.Id, Assert.Single(await MentionsAsync(talk)).AgentId);
    }

    [Fact]
    public async Task Its_author_changes_and_deletes_it_and_nobody_else_does()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (tom, email) = await talk.Organization.AddAgentAsync("Tom Becker");
        using var _ = await NoteAsync(talk, "Ask @Tom Becker");
        var address = Assert.Single(await NotesAsync(talk)).QuerySelector("form")!.GetAttribute("action")!;
        using var toms = await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);
        Assert.Null((await toms.GetPageAsync(talk.Address)).QuerySelector(".message--note form"));
        using var refused = await toms.PostFormAsync(talk.Address, address, ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Ask @Tom Becker", page.QuerySelector(".note-edit textarea")!.TextContent);
        using var changed = await talk.Browser.PostFormAsync(page, address, ("_method", "PUT"), ("note", "Nobody needs to be asked"));
        Assert.Contains("Edited", Assert.Single(await NotesAsync(talk)).QuerySelector("header")!.Seen(), StringComparison.Ordinal);
        Assert.Empty(await MentionsAsync(talk));

        using var deleted = await talk.Browser.PressAsync(await talk.Browser.GetPageAsync(talk.Address), ".note-edit button[value=DELETE]");
        Assert.Empty(await NotesAsync(talk));
    }

    [Fact]
    public async Task Edits_that_call_the_same_person_at_once_all_count()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.Organization.AddAgentAsync("Tom Becker");
        using var _ = await NoteAsync(talk, "Look.");
        var note = Assert.Single(await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Notes.ToListAsync()));
        var page = await talk.Browser.GetPageAsync(talk.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            talk.Browser.PostFormAsync(page, $"{talk.Address}/notes/{note.Id}", ("_method", "PUT"), ("note", "Look, @Tom Becker."))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await MentionsAsync(talk));
    }

    [Fact]
    public async Task A_note_that_is_removed_twice_at_once_is_gone_and_nothing_fails()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var _ = await NoteAsync(talk, "Not for long.");
        var note = Assert.Single(await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Notes.ToListAsync()));
        var page = await talk.Browser.GetPageAsync(talk.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            talk.Browser.PostFormAsync(page, $"{talk.Address}/notes/{note.Id}", ("_method", "DELETE"))));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Empty(await NotesAsync(talk));
    }

    [Fact]
    public async Task An_empty_or_endless_note_is_refused_in_words_and_the_answer_beside_it_is_kept()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var empty = await NoteAsync(talk, "  ", ("text", "Half an answer"));
        using var endless = await NoteAsync(talk, new string('x', Note.TextLength + 1));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.StatusCode, endless.StatusCode));
        var page = Pages.Parse(await empty.TextAsync());
        Assert.Equal("Write the note first.", page.QuerySelector("#composer-refusal")!.Seen());
        Assert.Equal("Half an answer", page.QuerySelector("textarea#text")!.TextContent);
        Assert.True(page.QuerySelector("#kind-note")!.HasAttribute("checked"));
        Assert.Contains("at most 5,000 characters", await endless.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_can_be_written_where_nothing_can_be_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromHours(25));
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.NotNull(page.QuerySelector(".composer__closed"));
        Assert.Null(page.QuerySelector("textarea#text"));

        using var _ = await talk.Browser.PostFormAsync(page, $"{talk.Address}/notes", ("note", "They have not answered"));

        Assert.Single(await NotesAsync(talk));
    }

    [Fact]
    public async Task The_names_that_begin_so_are_offered()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.Organization.AddAgentAsync("Zoë <i>Brandt</i>");

        var offered = await talk.Browser.GetPageAsync("/mentionables?q=zoe");

        Assert.Equal("@Zoë <i>Brandt</i> ", Assert.Single(offered.QuerySelectorAll("[role=option]")).GetAttribute("data-insert"));
        Assert.Empty((await talk.Browser.GetPageAsync("/mentionables?q=kel")).QuerySelectorAll("[role=option]"));
        Assert.Single((await talk.Browser.GetPageAsync("/mentionables")).QuerySelectorAll("[role=option]"));
    }

    private static async Task<HttpResponseMessage> NoteAsync(
        Correspondence talk, string text, params (string Name, string Value)[] fields) =>
        await talk.Browser.PostFormAsync(
            await talk.Browser.GetPageAsync(talk.Address), $"{talk.Address}/notes", [("note", text), .. fields]);

    private static async Task<List<IElement>> NotesAsync(Correspondence talk) =>
        [.. (await talk.Browser.GetPageAsync(talk.Address)).QuerySelectorAll(".message--note")];

    private Task<List<Mention>> MentionsAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, db => db.Mentions.AsNoTracking().ToListAsync());

    private Task<int> RenameAsync(Correspondence talk, Guid agentId, string name) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Agents.Where(a => a.Id == agentId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Name, name)));
}
