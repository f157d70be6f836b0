using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Lists;

/// <summary>
/// Views that agents make by a form without scripts, who sees them, what they count, and what they say when part of them is gone.
/// </summary>
public sealed class SavedViewTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_view_is_made_by_adding_conditions_one_at_a_time_and_shows_what_they_choose()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ReceiveFromAnotherAsync(talk, "Second");
        var label = await LabelAsync(talk);
        using var labelled = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}");

        using var added = await talk.Browser.PostFormAsync("/inbox/views/new", "/inbox/views", ("name", "Trouble"), ("add", "All:label"));
        var row = Assert.Single(Pages.Parse(await added.TextAsync()).QuerySelectorAll(".view-form__row"));
        Assert.StartsWith("Label", row.Seen(), StringComparison.Ordinal);
        Assert.Contains("Complaint", row.Seen(), StringComparison.Ordinal);
        using var saved = await SaveAsync(
            talk, "Trouble", ("All[0].field", "label"), ("All[0].operator", "Is"), ("All[0].values", $"{label}"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await talk.Browser.GetPageAsync(saved.GoesTo()!);
        Assert.Equal("Trouble", page.QuerySelector(".conversation-list__head h2")!.Seen());
        Assert.Equal([$"conversation-{talk.Id}"], page.QuerySelectorAll(".conversation-row").Select(r => r.Id));
        Assert.Equal("Label is Complaint", page.QuerySelector(".filter")!.Seen());
        Assert.Contains("Trouble", page.QuerySelectorAll(".nav__list--views .nav__item").Select(item => item.Seen()));
        Assert.Single(
            (await talk.Browser.GetPageAsync($"/inbox/rows{saved.GoesTo()![6..]}&ids={talk.Id}")).QuerySelectorAll(".conversation-row"));
    }

    [Fact]
    public async Task A_program_reads_a_view_and_a_filter_of_its_own()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ReceiveFromAnotherAsync(talk, "Second");
        var label = await LabelAsync(talk);
        using var labelled = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}");
        using var saved = await SaveAsync(
            talk, "Trouble", ("All[0].field", "label"), ("All[0].operator", "Is"), ("All[0].values", $"{label}"));

        var list = "/api/conversations" + saved.GoesTo()!["/inbox".Length..];
        Assert.Equal(talk.Id, Assert.Single((await talk.Browser.GetJsonAsync(list)).EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Single(
            (await talk.Browser.GetJsonAsync($$"""/api/conversations?filter={"none":[{"field":"label","is":["{{label}}"]}]}"""))
                .EnumerateArray());
        using var gone = await talk.Browser.GetAsync($"/api/conversations?view={Guid.CreateVersion7()}");
        using var unread = await talk.Browser.GetAsync("/api/conversations?filter=nonsense");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (gone.StatusCode, unread.StatusCode));
    }

    [Theory]
    [InlineData("assignee", "Is", "me", 0)]
    [InlineData("assignee", "Is", "nobody", 2)]
    [InlineData("assignee", "Not", "me", 2)]
    [InlineData("team", "Is", "nobody", 2)]
    [InlineData("status", "Is", "OPEN", 2)]
    [InlineData("status", "Is", "SPAM", 0)]
    [InlineData("platform", "Is", "INSTAGRAM", 0)]
    [InlineData("priority", "Is", "NONE", 2)]
    [InlineData("unread", "Is", "yes", 2)]
    [InlineData("unread", "Is", "no", 0)]
    [InlineData("needs-reply", "Is", "yes", 2)]
    [InlineData("waiting", "Over", "30", 0)]
    [InlineData("waiting", "Under", "30", 2)]
    [InlineData("window", "Under", "2", 0)]
    [InlineData("window", "Over", "2", 2)]
    [InlineData("silent", "Over", "3", 0)]
    [InlineData("last-message", "After", "2020-01-01", 2)]
    [InlineData("started", "Before", "2020-01-01", 0)]
    [InlineData("contact", "Contains", "messenger USER", 2)]
    [InlineData("contact", "Contains", "zz%_\\", 0)]
    [InlineData("blocked", "Is", "no", 2)]
    [InlineData("file", "Is", "yes", 0)]
    public async Task Every_field_can_be_asked(string field, string asked, string value, int expected)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ReceiveFromAnotherAsync(talk, "Second");

        var filter = $$"""{"all":[{"field":"{{field}}","{{asked.ToLowerInvariant()}}":["{{value.Replace("\\", "\\\\", StringComparison.Ordinal)}}"]}]}""";
        var page = await talk.Browser.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(filter)}");

        Assert.Empty(page.QuerySelectorAll(".filter--broken"));
        Assert.Equal(expected, page.QuerySelectorAll(".conversation-row").Length);
    }

    [Theory]
    [InlineData("""{"all":[{"field":"mood","is":["good"]}]}""", "mood is good")]
    [InlineData("""{"all":[{"field":"label","is":["0190b6a0-0000-7000-8000-000000000000"]}]}""", "Label is something that is gone")]
    [InlineData("""{"none":[{"field":"assignee","is":["0190b6a0-0000-7000-8000-000000000000"]}]}""", "Assignee is something that is gone")]
    [InlineData("""{"all":[{"field":"waiting","over":["-1"]}]}""", "Minutes waiting for a reply is more than -1")]
    public async Task A_condition_that_means_nothing_any_more_is_shown_as_broken_and_shows_nothing(string filter, string words)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var page = await talk.Browser.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(words, page.QuerySelector(".filter--broken > span")!.Seen());
        Assert.Empty(page.QuerySelectorAll(".conversation-row"));
    }

    [Fact]
    public async Task Each_condition_can_be_taken_out_above_the_list_and_the_rest_stays()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        const string Filter =
            """{"all":[{"field":"status","is":["OPEN"]},{"any":[{"field":"priority","is":["URGENT"]},{"field":"unread","is":["no"]}]}]}""";
        var page = await talk.Browser.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(Filter)}&sort=waiting");
        Assert.Empty(page.QuerySelectorAll(".conversation-row"));

        page = await WithoutAsync(page, 2);
        Assert.Equal(["Status is Open", "Priority is Urgent"], ChipsOf(page));
        Assert.Equal("/inbox?sort=waiting", page.QuerySelectorAll(".filter__remove")[1].GetAttribute("href"));
        page = await WithoutAsync(page, 1);
        Assert.Empty(ChipsOf(page));
        Assert.Single(page.QuerySelectorAll(".conversation-row"));

        async Task<IHtmlDocument> WithoutAsync(IHtmlDocument shown, int place) =>
            await talk.Browser.GetPageAsync(shown.QuerySelectorAll(".filter__remove")[place].GetAttribute("href")!);

        static IEnumerable<string> ChipsOf(IHtmlDocument shown) => shown.QuerySelectorAll(".filter > span").Select(chip => chip.Seen());
    }

    [Theory]
    [InlineData("filter=nonsense")]
    [InlineData("filter=%7B%22all%22%3A1%7D")]
    [InlineData("view=nonsense")]
    [InlineData("view=0190b6a0-0000-7000-8000-000000000000&sort=waiting")]
    [InlineData("view=0190b6a0-0000-7000-8000-000000000000&before=xyz")]
    public async Task A_view_that_is_not_there_says_so_and_is_no_error(string query)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var page = await talk.Browser.GetPageAsync($"/inbox?{query}");

        Assert.Equal("This view is not there", page.QuerySelector(".empty-state h3")!.Seen());
    }

    [Fact]
    public async Task A_saved_view_whose_label_was_removed_stays_red_in_its_form_until_the_condition_is_removed()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var label = await LabelAsync(talk);
        using var saved = await SaveAsync(
            talk, "<b>Trouble</b>", ("All[0].field", "label"), ("All[0].operator", "Is"), ("All[0].values", $"{label}"));
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Labels.SingleAsync()).Retire(fixture.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await talk.Browser.GetPageAsync(saved.GoesTo()!);
        Assert.Equal("<b>Trouble</b>", page.QuerySelector(".conversation-list__head h2")!.Seen());
        Assert.NotNull(page.QuerySelector(".filter--broken"));
        var edit = page.QuerySelector(".filter-chips > a")!.GetAttribute("href")!;
        Assert.NotNull((await talk.Browser.GetPageAsync(edit)).QuerySelector(".view-form__row--broken"));

        using var refused = await talk.Browser.PostFormAsync(
            edit, edit, ("name", "Trouble"), ("All[0].field", "label"), ("All[0].values", $"{label}"));
        using var removed = await talk.Browser.PostFormAsync(
            edit, edit, ("name", "Trouble"), ("All[0].field", "label"), ("All[0].values", $"{label}"), ("remove", "All:0"));
        using var mended = await talk.Browser.PostFormAsync(edit, edit, ("name", "Trouble"));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK, HttpStatusCode.Redirect),
            (refused.StatusCode, removed.StatusCode, mended.StatusCode));
        Assert.Single((await talk.Browser.GetPageAsync(mended.GoesTo()!)).QuerySelectorAll(".conversation-row"));
    }

    [Fact]
    public async Task Ones_own_views_are_ones_own_and_everybodys_are_changed_by_who_made_them()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var colleague = await talk.Organization.SignInAsync();
        using var mine = await SaveAsync(talk, "Mine alone");
        using var shared = await SaveAsync(talk, "For all", ("audience", "Everybody"));

        var seen = (await colleague.GetPageAsync("/inbox")).QuerySelectorAll(".nav__list--views .nav__item").Select(item => item.Seen())
            .ToList();
        Assert.Contains("For all", seen);
        Assert.DoesNotContain("Mine alone", seen);
        Assert.Equal("This view is not there", (await colleague.GetPageAsync(mine.GoesTo()!)).QuerySelector(".empty-state h3")!.Seen());
        using var edit = await colleague.OpenAsync($"/inbox/views/{shared.GoesTo()!.Split("view=")[1]}");
        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_view_and_views_are_moved_and_removed()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7();
        using var first = await SaveAsync(talk, "First", ("id", $"{id}"));
        using var again = await SaveAsync(talk, "First", ("id", $"{id}"));
        using var second = await SaveAsync(talk, "Second");
        Assert.Equal(["First", "Second"], await SavedAsync(talk));

        using var raised = await talk.Browser.PostFormAsync("/inbox", $"/inbox/views/{second.GoesTo()!.Split("view=")[1]}/place");
        Assert.Equal(["Second", "First"], await SavedAsync(talk));
        using var removed = await talk.Browser.PostFormAsync("/inbox", $"/inbox/views/{id}", ("_method", "DELETE"));
        Assert.Equal(["Second"], await SavedAsync(talk));
    }

    [Fact]
    public async Task The_current_list_becomes_a_view_and_every_view_is_counted()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await ReceiveFromAnotherAsync(talk, "Second");
        using var taken = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("agentId", "me"));
        var form = await talk.Browser.GetPageAsync("/inbox/views/new?assignment=mine&platform=messenger&sort=waiting");
        Assert.Equal(["Status", "Assignee", "Platform"], form.QuerySelectorAll(".view-form__field").Select(field => field.Seen()));
        using var saved = await SaveAsync(
            talk, "Urgent ones", ("All[0].field", "priority"), ("All[0].operator", "Not"), ("All[0].values", "NONE"));

        var counts = (await talk.Browser.GetPageAsync("/inbox/counts")).QuerySelectorAll(".nav__item").Select(item => item.Seen());

        Assert.Equal(
            ["Mine 1", "Unassigned 1", "All 2", "Needs reply 2", "Closing soon 0", "Snoozed 0", "Closed", "Spam", "Urgent ones 0"], counts);
    }

    [Fact]
    public async Task A_views_pages_follow_one_another_in_every_order()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            for (var i = 0; i < 60; i++)
            {
                var conversation = Talks.Begin(db, talk.Organization.Page, fixture.Clock.GetUtcNow().AddMinutes(-i));
                Talks.Say(db, conversation, $"{i}", fixture.Clock.GetUtcNow().AddMinutes(-i));
            }

            return await db.SaveChangesAsync();
        });
        const string Filter = """{"all":[{"field":"needs-reply","is":["yes"]}]}""";

        foreach (var sort in new[] { "newest", "waiting", "closing" })
        {
            var first = await talk.Browser.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(Filter)}&sort={sort}");
            var older = first.QuerySelectorAll(".conversation-list__end a")[^1].GetAttribute("href")!;
            var second = await talk.Browser.GetPageAsync(older);
            var ids = first.QuerySelectorAll(".conversation-row").Concat(second.QuerySelectorAll(".conversation-row")).Select(row => row.Id)
                .ToList();
            Assert.Equal((61, 61), (ids.Count, ids.Distinct().Count()));
        }
    }

    private static Task<HttpResponseMessage> SaveAsync(Correspondence talk, string name, params (string Name, string Value)[] fields) =>
        talk.Browser.PostFormAsync(
            "/inbox/views/new", "/inbox/views",
            [("name", name), .. fields.Any(f => f.Name == "id")
                ? Array.Empty<(string, string)>() : [("id", $"{Guid.CreateVersion7()}")], .. fields]);

    private static async Task<IEnumerable<string>> SavedAsync(Correspondence talk) =>
        (await talk.Browser.GetPageAsync("/inbox")).QuerySelectorAll(".nav__list--views .nav__item").Skip(8).Select(item => item.Seen());

    private Task ReceiveFromAnotherAsync(Correspondence talk, string text) => fixture.App.ReceiveAsync(Payload.Text(
        talk.Organization.PageId, TestOrganization.NextId(), text, at: fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()));

    private Task<Guid> LabelAsync(Correspondence talk) => fixture.App.WithDbAsync(talk.Organization.Id, async db =>
    {
        var label = new Label(talk.Organization.Id, Guid.CreateVersion7(), "Complaint", LabelColour.Red, fixture.Clock.GetUtcNow());
        db.Labels.Add(label);
        await db.SaveChangesAsync();
        return label.Id;
    });
}
