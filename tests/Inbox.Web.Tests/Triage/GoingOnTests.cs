using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>Who is done with a conversation goes on in the list that lies beside it, as they chose, and can take it back.</summary>
public sealed class GoingOnTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string Urgent = """{"all":[{"field":"priority","is":["URGENT"]},{"field":"status","is":["OPEN"]}]}""";

    /// <summary>Four conversations, the first word of each a minute after that of the one before; C is closed.</summary>
    [Theory]
    [InlineData("", "D", "B")]
    [InlineData("", "B", "A")]
    [InlineData("", "A", "D")]
    [InlineData("sort=waiting", "A", "B")]
    [InlineData("sort=waiting", "B", "D")]
    [InlineData("sort=waiting", "D", "A")]
    [InlineData("filter=" + Urgent, "D", "A")]
    [InlineData("filter=" + Urgent, "A", "D")]
    [InlineData("sort=waiting&filter=" + Urgent, "A", "D")]
    public async Task The_next_one_is_that_of_the_same_list(string list, string done, string next)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var ids = await FillAsync(talk);
        var query = list.Length == 0 ? "" : $"?{list}";

        using var closed = await PostAsync(talk, ids[done], "closure", query, ("then", "next"));
        Assert.Equal($"/conversations/{ids[next]}", PathOf(closed));
        using var undone = await talk.Browser.PressAsync(
            await talk.Browser.GetPageAsync(closed.Headers.Location!.OriginalString), ".inbox-toast button");
        Assert.Equal($"/conversations/{ids[done]}", PathOf(undone));

        using var snoozed = await PostAsync(talk, ids[done], "snooze", query, ("then", "next"), ("choice", "write"));
        Assert.Equal($"/conversations/{ids[next]}", PathOf(snoozed));
    }

    [Fact]
    public async Task A_view_goes_on_in_itself()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var ids = await FillAsync(talk);
        using var saved = await talk.Browser.PostFormAsync(
            "/inbox/views/new", "/inbox/views", ("name", "Urgent"), ("All[0].field", "priority"), ("All[0].operator", "Is"),
            ("All[0].values", "URGENT"), ("All[1].field", "status"), ("All[1].operator", "Is"), ("All[1].values", "OPEN"));
        var query = saved.GoesTo()!["/inbox".Length..];

        using var closed = await PostAsync(talk, ids["D"], "closure", query, ("then", "next"));

        Assert.StartsWith("?view=", query, StringComparison.Ordinal);
        Assert.StartsWith($"/conversations/{ids["A"]}{query}", closed.GoesTo(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_page_goes_on_in_itself()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var ids = await FillAsync(talk);
        var newest = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Conversations.SingleAsync(c => c.Id == ids["D"]));
        var query = $"?before={new Cursor(newest.LastMessageAt, newest.Id).ToText(ConversationFilter.Open.ListName)}";

        using var closed = await PostAsync(talk, ids["B"], "closure", query, ("then", "next"));

        Assert.StartsWith($"/conversations/{ids["A"]}{query}", closed.GoesTo(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=waiting", "A", "B")]
    [InlineData("filter=" + Urgent, "D", "A")]
    public async Task Send_and_next_leads_to_the_next_one_of_the_same_list(string list, string answered, string next)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var ids = await FillAsync(talk);

        using var sent = await PostAsync(
            talk, ids[answered], "replies", $"?{list}", ("then", "next"), ("text", "An answer"), ("id", $"{Guid.CreateVersion7()}"));

        Assert.Equal($"/conversations/{ids[next]}", PathOf(sent));
    }

    [Fact]
    public async Task Taken_back_it_waits_as_before_and_nobody_else_takes_it_back()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var before = await TriageAsync(talk);
        using var closed = await PostAsync(talk, talk.Id, "closure", "", ("then", "next"));
        Assert.Equal("/inbox", PathOf(closed));
        var list = await talk.Browser.GetPageAsync(closed.Headers.Location!.OriginalString);
        using var colleague = await talk.Organization.SignInAsync();
        var undo = list.QuerySelector(".inbox-toast form")!.GetAttribute("action")!;
        using var strange = await colleague.PostFormAsync("/inbox", undo, ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);

        using var undone = await talk.Browser.PressAsync(list, ".inbox-toast button");

        Assert.Equal(before, await TriageAsync(talk));
    }

    /// <summary>Three hours from now are not a whole number of the microseconds that the database keeps.</summary>
    [Fact]
    public async Task A_snooze_by_the_clock_is_taken_back_too_and_it_is_said()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromTicks(7 - (fixture.Clock.GetUtcNow().Ticks % 10)));
        var before = await TriageAsync(talk);
        using var snoozed = await PostAsync(talk, talk.Id, "snooze", "", ("then", "next"), ("choice", "later"));

        using var undone = await talk.Browser.PressAsync(
            await talk.Browser.GetPageAsync(snoozed.Headers.Location!.OriginalString), ".inbox-toast button");

        Assert.Equal(before, await TriageAsync(talk));
        var page = await talk.Browser.GetPageAsync(undone.Headers.Location!.OriginalString);
        Assert.StartsWith("Taken back", page.QuerySelector(".inbox-toast")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_is_not_taken_back_and_it_is_said()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await FillAsync(talk);
        using var closed = await PostAsync(talk, talk.Id, "snooze", "", ("then", "next"), ("choice", "write"));
        using var colleague = await talk.Organization.SignInAsync();
        using var reopened = await colleague.PostFormAsync(talk.Address, $"{talk.Address}/snooze", ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.Redirect, reopened.StatusCode);

        using var undone = await talk.Browser.PressAsync(
            await talk.Browser.GetPageAsync(closed.Headers.Location!.OriginalString), ".inbox-toast button");

        var page = await talk.Browser.GetPageAsync(undone.Headers.Location!.OriginalString);
        Assert.Equal("Not taken back: somebody changed it meanwhile.", page.QuerySelector(".inbox-toast")!.Seen());
    }

    [Fact]
    public async Task Sending_and_closing_can_be_taken_back_as_far_as_the_closing_goes()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var ids = await FillAsync(talk);
        using var sent = await PostAsync(
            talk, ids["D"], "replies", "", ("then", "close"), ("text", "An answer"), ("id", $"{Guid.CreateVersion7()}"));
        Assert.Equal($"/conversations/{ids["B"]}", PathOf(sent));

        using var undone = await talk.Browser.PressAsync(
            await talk.Browser.GetPageAsync(sent.Headers.Location!.OriginalString), ".inbox-toast button");

        Assert.Equal($"/conversations/{ids["D"]}", PathOf(undone));
        Assert.Equal(
            ConversationStatus.Open, await fixture.App.WithDbAsync(
                talk.Organization.Id, db => db.Conversations.Where(c => c.Id == ids["D"]).Select(c => c.Status).SingleAsync()));
    }

    [Fact]
    public async Task Sending_and_closing_told_twice_closes_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = ("id", $"{Guid.CreateVersion7()}");
        using var sent = await talk.WriteAsync("Bye", id, ("then", "close"));
        using var again = await talk.WriteAsync("Bye", id, ("then", "close"));
        Assert.Equal(sent.GoesTo(), again.GoesTo());
        await talk.HearAsync("Wait!");

        using var late = await talk.WriteAsync("Bye", id, ("then", "close"));

        Assert.Equal(ConversationStatus.Open, (await TriageAsync(talk)).Item1);
        Assert.Single(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task Who_was_closed_with_an_answer_that_was_not_sent_waits_again_in_the_open_list()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(551);

        using var sent = await talk.WriteAsync("Bye", ("then", "close"));
        await talk.UntilAsync(MessageStatus.Failed);

        await Eventually.TrueAsync(() => fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Conversations.AnyAsync(c => c.Status == ConversationStatus.Open && c.WaitingSince != null)));
        var page = await talk.Browser.GetPageAsync("/inbox?sort=waiting");
        Assert.Equal("Not sent", page.QuerySelector(".conversation-row__failed")!.Seen());
    }

    [Theory]
    [InlineData("Next", "/inbox")]
    [InlineData("List", "/inbox")]
    [InlineData("Stay", null)]
    public async Task An_agent_chooses_where_they_go_on(string choice, string? address)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var set = await talk.Browser.PostFormAsync("/account", "/account/after-triage", ("afterTriage", choice));
        Assert.Equal("/account?done=AfterTriage", set.GoesTo());

        using var closed = await talk.Browser.PressAsync(await talk.Browser.GetPageAsync(talk.Address), "form[action*=closure] button");

        Assert.Equal(address ?? talk.Address, PathOf(closed));
        using var wrong = await talk.Browser.PostFormAsync("/account", "/account/after-triage", ("afterTriage", "Home"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('?', '#')[0];
    }

    private static async Task<HttpResponseMessage> PostAsync(
        Correspondence talk, Guid id, string part, string query, params (string Name, string Value)[] fields) =>
        await talk.Browser.PostFormAsync(
            await talk.Browser.GetPageAsync($"/conversations/{id}{query}"), $"/conversations/{id}/{part}{query}", fields);

    private async Task<Dictionary<string, Guid>> FillAsync(Correspondence talk)
    {
        var now = fixture.Clock.GetUtcNow();
        return await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var agent = await db.Agents.FirstAsync();
            (await db.Conversations.SingleAsync()).Close(agent, now);
            var ids = new Dictionary<string, Guid>();
            foreach (var (name, minutes) in new[] { ("A", 10), ("B", 20), ("C", 30), ("D", 40) })
            {
                var conversation = Talks.Begin(db, talk.Organization.Page, now.AddMinutes(minutes - 60), name);
                Talks.Say(db, conversation, name, now.AddMinutes(minutes - 60));
                _ = name == "B" ? null : conversation.Prioritize(ConversationPriority.Urgent, agent, now);
                _ = name == "C" ? conversation.Close(agent, now) : null;
                ids[name] = conversation.Id;
            }

            await db.SaveChangesAsync();
            return ids;
        });
    }

    private Task<(ConversationStatus, DateTimeOffset?, DateTimeOffset?, Guid?)> TriageAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var conversation = await db.Conversations.AsNoTracking().SingleAsync();
            return (conversation.Status, conversation.WaitingSince, conversation.AnsweredUntil, conversation.ClosedById);
        });
}
