using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Lists;

/// <summary>One act on many conversations by a form without scripts, and taking it back.</summary>
public sealed class BulkTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Many_are_closed_at_once_and_come_back_as_they_were()
    {
        using var talk = await BeginAsync(others: 3);
        var before = await StatesAsync(talk);
        using var closed = await ActAsync(talk, "close", [.. before.Keys]);

        var page = await talk.Browser.GetPageAsync(closed.GoesTo()!);
        Assert.Equal("4 conversations closed.", page.QuerySelector(".toast p")!.Seen());
        Assert.Empty(page.QuerySelectorAll(".conversation-row"));
        Assert.StartsWith(
            "Anna Keller closed this conversation", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(
                ".activity-line")!.Seen(), StringComparison.Ordinal);

        using var undone = await talk.Browser.PressAsync(page, ".toast form button");
        Assert.Equal(
            "Taken back for 4 conversations.", (await talk.Browser.GetPageAsync(undone.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.Equal(before.OrderBy(s => s.Key), (await StatesAsync(talk)).OrderBy(s => s.Key));
    }

    [Theory]
    [InlineData("assign:me")]
    [InlineData("snooze:tomorrow")]
    [InlineData("priority:urgent")]
    [InlineData("spam")]
    [InlineData("close")]
    public async Task Every_act_is_taken_back_exactly(string act)
    {
        using var talk = await BeginAsync(others: 2);
        var before = await StatesAsync(talk);
        using var done = await ActAsync(talk, act, [.. before.Keys]);
        Assert.All(await StatesAsync(talk), state => Assert.NotEqual(before[state.Key], state.Value));

        using var undone = await UndoAsync(talk, done);

        Assert.Equal(before.OrderBy(s => s.Key), (await StatesAsync(talk)).OrderBy(s => s.Key));
    }

    [Fact]
    public async Task What_somebody_changed_since_is_left_alone_and_it_says_so()
    {
        using var talk = await BeginAsync(others: 1);
        using var closed = await ActAsync(talk, "close", [.. (await StatesAsync(talk)).Keys]);
        using var colleague = await talk.Organization.SignInAsync();
        using var reopened = await colleague.PostFormAsync(talk.Address, $"{talk.Address}/closure", ("_method", "DELETE"));
        using var taken = await colleague.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("agentId", "me"));

        using var undone = await UndoAsync(talk, closed);

        Assert.Equal(
            "Taken back for 1 conversation. 1 is left as it is, since somebody changed it.",
            (await talk.Browser.GetPageAsync(undone.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.NotNull((await StatesAsync(talk))[talk.Id].AssigneeId);
    }

    [Theory]
    [InlineData(28, "later tomorrow monday write")]
    [InlineData(29, "later tomorrow write")]
    public void On_a_Sunday_no_moment_is_offered_twice(int day, string offered) => Assert.Equal(
        offered.Split(' ').Select(key => $"snooze:{key}"),
        BulkWords.SnoozesAt(new(2026, 11, day, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc).Select(snooze => snooze.Act));

    [Fact]
    public async Task What_was_with_somebody_who_left_is_given_back_to_nobody()
    {
        using var talk = await BeginAsync(others: 0);
        var (left, _) = await talk.Organization.AddAgentAsync();
        using var given = await ActAsync(talk, $"agent:{left.Id}", [talk.Id]);
        using var taken = await ActAsync(talk, "assign:me", [talk.Id]);
        await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Agents.Where(a => a.Id == left.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.RemovedAt, fixture.Clock.GetUtcNow())));

        using var undone = await UndoAsync(talk, taken);

        Assert.Null((await StatesAsync(talk))[talk.Id].AssigneeId);
    }

    [Fact]
    public async Task What_the_contact_wrote_since_is_not_put_aside()
    {
        using var talk = await BeginAsync(others: 0);
        using var snoozed = await ActAsync(talk, "snooze:tomorrow", [talk.Id]);
        using var reopened = await ActAsync(talk, "reopen", [talk.Id]);
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        await talk.HearAsync("Urgent!");

        using var undone = await UndoAsync(talk, reopened);

        Assert.Equal(ConversationStatus.Open, (await StatesAsync(talk))[talk.Id].Status);
    }

    [Fact]
    public async Task The_same_at_once_is_done_once_and_taken_back_once()
    {
        using var talk = await BeginAsync(others: 2);
        var before = await StatesAsync(talk);
        (string, string)[] form =
            [("id", $"{Guid.CreateVersion7()}"), ("act", "close"), .. before.Keys.Select(id => ("ids", $"{id}"))];
        var page = await talk.Browser.GetPageAsync("/inbox");

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => talk.Browser.PostFormAsync(page, "/inbox/acts", form)));
        Assert.All(done, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(done.Select(answer => answer.GoesTo()).Distinct());
        var act = $"/inbox/acts/{done[0].GoesTo()!.Split("act=")[1]}";
        var undone = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => talk.Browser.PostFormAsync(page, act, ("_method", "DELETE"))));

        Assert.Equal(before.OrderBy(s => s.Key), (await StatesAsync(talk)).OrderBy(s => s.Key));
        Assert.Equal(
            "Taken back for 3 conversations.",
            (await talk.Browser.GetPageAsync(undone[0].GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.All([.. done, .. undone], answer => answer.Dispose());
    }

    [Fact]
    public async Task Many_are_given_to_a_team_at_once_and_taken_back_from_it()
    {
        using var talk = await BeginAsync(others: 1);
        var team = await TeamAsync(talk);
        var before = await StatesAsync(talk);
        using var chosen = await talk.Browser.PostFormAsync(
            "/inbox", "/inbox/acts/choice", [("id", $"{Guid.CreateVersion7()}"), .. before.Keys.Select(id => ("ids", $"{id}"))]);

        using var given = await talk.Browser.PressAsync(Pages.Parse(await chosen.TextAsync()), $"button[value='team:{team}']");

        Assert.Equal("2 conversations assigned.", (await talk.Browser.GetPageAsync(given.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.All((await StatesAsync(talk)).Values, state => Assert.Equal((null, team), (state.AssigneeId, state.TeamId)));
        Assert.Contains(
            "Workshop", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".activity-line")!.Seen(), StringComparison.Ordinal);

        using var undone = await UndoAsync(talk, given);
        Assert.Equal(before.OrderBy(s => s.Key), (await StatesAsync(talk)).OrderBy(s => s.Key));
        using var nowhere = await ActAsync(talk, $"team:{Guid.CreateVersion7()}", [talk.Id]);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task Labels_and_reading_are_taken_back_where_the_act_made_them()
    {
        using var talk = await BeginAsync(others: 1);
        var label = await LabelAsync(talk);
        using var one = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}");
        Guid[] all = [.. (await StatesAsync(talk)).Keys];

        using var labelled = await ActAsync(talk, $"label:{label}", all);
        Assert.Equal(2, await CountAsync(talk, "conversation-row .label"));
        using var unlabelled = await UndoAsync(talk, labelled);
        Assert.Equal(1, await CountAsync(talk, "conversation-row .label"));

        using var read = await ActAsync(talk, "read", all);
        Assert.Equal(0, await CountAsync(talk, "conversation-row--unread"));
        using var unread = await UndoAsync(talk, read);
        Assert.Equal(1, await CountAsync(talk, "conversation-row--unread"));
        using var again = await ActAsync(talk, "unread", all);
        Assert.Equal(2, await CountAsync(talk, "conversation-row--unread"));
    }

    [Fact]
    public async Task The_same_form_twice_acts_once_and_the_undo_of_another_is_not_there()
    {
        using var talk = await BeginAsync(others: 1);
        var id = Guid.CreateVersion7();
        using var first = await ActAsync(talk, "close", [talk.Id], ("id", $"{id}"));
        using var reopened = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/closure", ("_method", "DELETE"));
        using var second = await ActAsync(talk, "close", [talk.Id], ("id", $"{id}"));
        Assert.Equal(ConversationStatus.Open, (await StatesAsync(talk))[talk.Id].Status);

        using var colleague = await talk.Organization.SignInAsync();
        using var stolen = await colleague.PostFormAsync("/inbox", $"/inbox/acts/{id}", ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
        fixture.Clock.Move(TimeSpan.FromMinutes(11));
        using var late = await talk.Browser.PostFormAsync("/inbox", $"/inbox/acts/{id}", ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    /// <summary>A page that the browser kept has the id of what was done from it.</summary>
    [Theory]
    [InlineData("close", "priority:urgent")]
    [InlineData("priority:high", "priority:urgent")]
    [InlineData("snooze:tomorrow", "snooze:write")]
    public async Task Another_act_from_the_same_page_is_done_too(string before, string after)
    {
        using var talk = await BeginAsync(others: 1);
        var (id, ids) = (("id", $"{Guid.CreateVersion7()}"), (await StatesAsync(talk)).Keys.ToArray());
        using var first = await ActAsync(talk, before, ids, id);
        var between = await StatesAsync(talk);

        using var second = await ActAsync(talk, after, ids, id);
        using var others = await ActAsync(talk, before, [Guid.NewGuid()], id);

        Assert.All(await StatesAsync(talk), state => Assert.NotEqual(between[state.Key], state.Value));
        Assert.NotEqual(first.GoesTo(), second.GoesTo());
        Assert.NotEqual(first.GoesTo(), others.GoesTo());
    }

    [Fact]
    public async Task All_of_a_list_is_chosen_by_its_filter()
    {
        using var talk = await BeginAsync(others: 2);
        using var mine = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("agentId", "me"));

        using var closed = await talk.Browser.PostFormAsync(
            "/inbox", "/inbox/acts?assignment=unassigned", ("everything", "true"), ("act", "close"));

        Assert.Equal("2 conversations closed.", (await talk.Browser.GetPageAsync(closed.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.Equal(ConversationStatus.Open, (await StatesAsync(talk))[talk.Id].Status);
    }

    [Fact]
    public async Task What_comes_after_all_was_chosen_is_left_out_and_counted()
    {
        using var talk = await BeginAsync(others: 2);
        var chosenAt = (await talk.Browser.GetPageAsync("/inbox")).QuerySelector("#bulk [name=chosenAt]")!.GetAttribute("value")!;
        fixture.Clock.Move(TimeSpan.FromSeconds(2));
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            Talks.Say(db, Talks.Begin(db, talk.Organization.Page, fixture.Clock.GetUtcNow()), "I am new", fixture.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        using var colleague = await talk.Organization.SignInAsync();
        using var taken = await colleague.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("agentId", "me"));

        using var closed = await talk.Browser.PostFormAsync(
            "/inbox", "/inbox/acts", ("everything", "true"), ("chosenAt", chosenAt), ("act", "close"));

        Assert.Equal(
            "2 conversations closed. 2 are left as they are, since they came or changed after you chose.",
            (await talk.Browser.GetPageAsync(closed.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.Equal(ConversationStatus.Open, (await StatesAsync(talk))[talk.Id].Status);
    }

    /// <summary>What somebody began in Meta’s own inbox is new too, though nobody wrote to us.</summary>
    [Fact]
    public async Task What_was_begun_elsewhere_after_all_was_chosen_is_left_out_too()
    {
        using var talk = await BeginAsync(others: 0);
        var chosenAt = (await talk.Browser.GetPageAsync("/inbox")).QuerySelector("#bulk [name=chosenAt]")!.GetAttribute("value")!;
        fixture.Clock.Move(TimeSpan.FromSeconds(2));
        var at = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await fixture.App.ReceiveAsync(Payload.Echo(talk.Organization.PageId, TestOrganization.NextId(), "May I ask you?", at: at));

        using var marked = await talk.Browser.PostFormAsync(
            "/inbox", "/inbox/acts?status=open", ("everything", "true"), ("chosenAt", chosenAt), ("act", "close"));

        var states = await StatesAsync(talk);
        Assert.Equal(ConversationStatus.Closed, states[talk.Id].Status);
        Assert.Equal(ConversationStatus.Open, states.Single(state => state.Key != talk.Id).Value.Status);
    }

    [Fact]
    public async Task Another_organizations_conversations_are_left_out_and_nothing_chosen_is_said()
    {
        using var talk = await BeginAsync(others: 0);
        using var theirs = await BeginAsync(others: 0);
        using var foreign = await ActAsync(talk, "close", [theirs.Id]);
        Assert.Equal(ConversationStatus.Open, (await StatesAsync(theirs))[theirs.Id].Status);

        foreach (var act in new[] { "close", "dance", "" })
        {
            using var refused = await ActAsync(talk, act, act == "close" ? [] : [talk.Id]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var nobody = await ActAsync(talk, $"assign:{Guid.CreateVersion7()}", [talk.Id]);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task The_page_of_choices_carries_what_was_chosen()
    {
        using var talk = await BeginAsync(others: 1);
        await LabelAsync(talk);
        using var chosen = await talk.Browser.PostFormAsync(
            "/inbox", "/inbox/acts/choice", ("ids", $"{talk.Id}"), ("id", $"{Guid.CreateVersion7()}"));
        var page = Pages.Parse(await chosen.TextAsync());

        using var labelled = await talk.Browser.PressAsync(page, "button[value^='label:']");

        Assert.Equal("1 conversation labelled.", (await talk.Browser.GetPageAsync(labelled.GoesTo()!)).QuerySelector(".toast p")!.Seen());
    }

    [Fact]
    public async Task Five_hundred_are_closed_in_one_statement()
    {
        using var talk = await BeginAsync(others: 0);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            for (var i = 0; i < 510; i++)
            {
                Talks.Say(db, Talks.Begin(db, talk.Organization.Page, fixture.Clock.GetUtcNow()), "Hello", fixture.Clock.GetUtcNow());
            }

            return await db.SaveChangesAsync();
        });

        using var closed = await talk.Browser.PostFormAsync("/inbox", "/inbox/acts", ("everything", "true"), ("act", "close"));

        Assert.Equal("500 conversations closed.", (await talk.Browser.GetPageAsync(closed.GoesTo()!)).QuerySelector(".toast p")!.Seen());
        Assert.Equal(
            500, await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Activities.CountAsync(a => a.Kind == ActivityKind.Closed)));
    }

    private async Task<Correspondence> BeginAsync(int others)
    {
        var talk = await Correspondence.BeginAsync(fixture);
        for (var i = 0; i < others; i++)
        {
            await fixture.App.ReceiveAsync(Payload.Text(
                talk.Organization.PageId, TestOrganization.NextId(), "Hello", at: fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        return talk;
    }

    private static Task<HttpResponseMessage> ActAsync(Correspondence talk, string act, Guid[] ids, params (string, string)[] fields) =>
        talk.Browser.PostFormAsync("/inbox", "/inbox/acts", [("act", act), .. ids.Select(id => ("ids", $"{id}")), .. fields]);

    private static Task<HttpResponseMessage> UndoAsync(Correspondence talk, HttpResponseMessage done) =>
        talk.Browser.PostFormAsync("/inbox", $"/inbox/acts/{done.GoesTo()!.Split("act=")[1]}", ("_method", "DELETE"));

    private static async Task<int> CountAsync(Correspondence talk, string what) =>
        (await talk.Browser.GetPageAsync("/inbox")).QuerySelectorAll($".{what}").Length;

    private Task<Dictionary<Guid, TriageState>> StatesAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, async db => (await db.Conversations.AsNoTracking().ToListAsync()).ToDictionary(c => c.Id, TriageState.Of));

    private Task<Guid> TeamAsync(Correspondence talk) => fixture.App.WithDbAsync(talk.Organization.Id, async db =>
    {
        var team = new Team(talk.Organization.Id, "Workshop", fixture.Clock.GetUtcNow());
        db.Teams.Add(team);
        await db.SaveChangesAsync();
        return team.Id;
    });

    private Task<Guid> LabelAsync(Correspondence talk) => fixture.App.WithDbAsync(talk.Organization.Id, async db =>
    {
        var label = new Label(talk.Organization.Id, Guid.CreateVersion7(), "Complaint", LabelColour.Red, fixture.Clock.GetUtcNow());
        db.Labels.Add(label);
        await db.SaveChangesAsync();
        return label.Id;
    });
}
