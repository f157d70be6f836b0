using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>What a person began to write is there on any device, until it is sent, and no longer text is lost in silence.</summary>
public sealed class DraftTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task What_was_begun_is_there_again_and_marked_in_the_list_for_its_writer_alone()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("text", "Half a <b>sentence"), ("note", "Half a note"));

        var page = await talk.Browser.GetPageAsync(talk.Address);

        Assert.Equal(("Half a <b>sentence", "Half a note"), Written(page));
        Assert.Equal("Draft", page.QuerySelector(".conversation-row__draft")!.Seen());
        Assert.Contains("Draft kept", page.QuerySelector("draft-keeper")!.Seen(), StringComparison.Ordinal);
        using var colleague = await talk.Organization.SignInAsync();
        var theirs = await colleague.GetPageAsync(talk.Address);
        Assert.Equal(("", ""), Written(theirs));
        Assert.Null(theirs.QuerySelector(".conversation-row__draft"));
    }

    [Fact]
    public async Task An_answer_that_is_sent_is_no_draft_any_more_and_the_note_beside_it_is()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("text", "We are op"));

        using var _ = await talk.WriteAsync("We are open.", ("note", "Ask Tom"));

        Assert.Equal(("", "Ask Tom"), Written(await talk.Browser.GetPageAsync(talk.Address)));
        using var note = await talk.Browser.PostFormAsync(
            await talk.Browser.GetPageAsync(talk.Address), $"{talk.Address}/notes", ("note", "Ask Tom"), ("text", "And"));
        Assert.Equal(("And", ""), Written(await talk.Browser.GetPageAsync(talk.Address)));
        await talk.SayAsync("And another thing.");
        Assert.Empty(await DraftsAsync(talk));
    }

    [Fact]
    public async Task A_page_that_sends_beside_itself_hears_where_it_stands_and_what_is_left_of_the_draft()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("text", "We are op"), ("note", "Ask Tom"));
        talk.Browser.DefaultRequestHeaders.Add("Prefer", "return=minimal");

        using var answer = await talk.WriteAsync("We are open.", ("note", "Ask Tom"));

        var message = Assert.Single(await talk.OutgoingAsync());
        Assert.Equal((HttpStatusCode.Created, $"{talk.Address}#message-{message.Id}"), (answer.StatusCode, answer.GoesTo()));
        var left = Pages.Parse(await answer.TextAsync());
        Assert.Equal(Assert.Single(await DraftsAsync(talk)).SavedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), Known(left));
        Assert.Null(left.QuerySelector("form, main, reply-composer"));
    }

    [Fact]
    public async Task A_draft_that_comes_after_its_message_is_none()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        using var sent = await talk.WriteAsync("We are open.", ("id", id));

        await KeepAsync(talk, ("text", "We are open"), ("id", id));

        Assert.Empty(await DraftsAsync(talk));
    }

    [Fact]
    public async Task Of_two_tabs_the_last_word_wins_and_the_longer_text_stays_at_hand()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("text", "Begun"));
        var known = Known(await talk.Browser.GetPageAsync(talk.Address));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        await KeepAsync(talk, ("text", "The long answer of the first tab"), ("known", known));

        var state = await KeepAsync(talk, ("text", "Second tab"), ("known", known));

        Assert.Equal("The long answer of the first tab", state.QuerySelector(".composer__replaced p")!.TextContent);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Second tab", Written(page).Text);
        Assert.Equal("The long answer of the first tab", page.QuerySelector(".composer__replaced p")!.TextContent);
        using var dropped = await talk.Browser.PostFormAsync(page, $"{talk.Address}/draft", ("_method", "DELETE"));
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".composer__replaced"));
    }

    [Fact]
    public async Task What_one_tab_kept_is_there_after_another_one_has_sent_the_state_before_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        var known = Known(await KeepAsync(talk, ("id", id), ("text", "We are"), ("note", "Ask")));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        await KeepAsync(talk, ("id", id), ("text", "We are open, and there is more to say"), ("note", "Ask Tom"), ("known", known));

        using var sent = await talk.WriteAsync("We are open.", ("id", id), ("note", "Ask"), ("known", known));

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal(("", "Ask Tom"), Written(page));
        Assert.Equal("We are open, and there is more to say", page.QuerySelector(".composer__replaced p")!.TextContent);
    }

    [Fact]
    public async Task What_is_written_on_in_a_tab_after_another_one_has_sent_its_draft_is_kept_for_a_message_of_its_own()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        var known = Known(await KeepAsync(talk, ("id", id), ("text", "We are")));
        using var sent = await talk.WriteAsync("We are open.", ("id", id), ("known", known));

        await KeepAsync(talk, ("id", id), ("text", "We are open. On Sunday too"), ("known", known));

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("We are open. On Sunday too", Written(page).Text);
        Assert.NotEqual(id, page.QuerySelector("#composer input[name=id]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("replies", "text")]
    [InlineData("notes", "note")]
    public async Task One_tab_that_sends_its_own_draft_leaves_nothing_of_it(string part, string field)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        var known = Known(await KeepAsync(talk, ("id", id), (field, "Words that are thrown away")));
        var page = await talk.Browser.GetPageAsync(talk.Address);

        using var sent = await talk.Browser.PostFormAsync(page, $"{talk.Address}/{part}", (field, "Others"), ("id", id), ("known", known));
        await KeepAsync(talk, ("id", id), (field, "Oth"));

        Assert.Empty(await DraftsAsync(talk));
    }

    [Fact]
    public async Task A_text_that_a_tab_knew_nothing_of_stays_at_hand_though_it_is_the_shorter_one_and_something_is_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("id", $"{Guid.CreateVersion7()}"), ("text", "Refund approved, code 1234"));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        var id = $"{Guid.CreateVersion7()}";
        var state = await KeepAsync(talk, ("id", id), ("text", "Something else that is a good deal longer than that"));
        Assert.Equal("Refund approved, code 1234", state.QuerySelector(".composer__replaced p")!.TextContent);

        using var sent = await talk.WriteAsync(
            "Something else that is a good deal longer than that", ("id", id), ("known", Known(state)));

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Refund approved, code 1234", page.QuerySelector(".composer__replaced p")!.TextContent);
    }

    [Fact]
    public async Task What_is_put_back_twice_is_there_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        for (var times = 0; times < 2; times++)
        {
            using var put = await talk.Browser.PostFormAsync(
                talk.Address, $"{talk.Address}/draft", ("text", "Refused"), ("note", "Why?"), ("isPutBack", "true"));
        }

        Assert.Equal(("Refused", "Why?"), Written(await talk.Browser.GetPageAsync(talk.Address)));
    }

    [Fact]
    public async Task What_is_put_back_stands_before_what_only_begins_like_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await KeepAsync(talk, ("text", "Yes, we are open"));

        using var put = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/draft", ("text", "Yes"), ("isPutBack", "true"));

        Assert.Equal("Yes\n\nYes, we are open", Written(await talk.Browser.GetPageAsync(talk.Address)).Text);
    }

    [Fact]
    public async Task One_tab_that_goes_on_shortens_its_own_text_as_it_likes()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var state = await KeepAsync(talk, ("text", "Too many words for a start"));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));

        state = await KeepAsync(talk, ("text", "Few"), ("known", Known(state)));
        Assert.Null(state.QuerySelector(".composer__replaced"));

        await KeepAsync(talk, ("text", ""), ("known", Known(state)));
        Assert.Empty(await DraftsAsync(talk));
    }

    [Fact]
    public async Task It_is_kept_by_a_button_where_no_script_runs_with_its_files()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var token = (await talk.Browser.GetPageAsync(talk.Address))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("See the picture"), "text" },
            { new ByteArrayContent(SamplePictures.Sofa), "files", "sofa.png" },
        };

        using var answer = await talk.Browser.PostAsync($"{talk.Address}/draft", form);

        Assert.Equal((HttpStatusCode.Redirect, talk.Address), (answer.StatusCode, answer.GoesTo()));
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("See the picture", Written(page).Text);
        var file = Assert.Single(page.QuerySelectorAll(".composer__files input"));
        Assert.Contains("sofa.png", file.Closest("li")!.TextContent, StringComparison.Ordinal);

        using var sent = await talk.WriteAsync("See the picture", ("fileIds", file.GetAttribute("value")!));
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).Count(m => m.Status == MessageStatus.Sent) == 2);
        Assert.Equal("image", talk.Calls.Last().AttachmentKind);
    }

    [Fact]
    public async Task An_answer_to_a_conversation_that_is_not_there_any_more_is_given_back()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var page = await talk.Browser.GetPageAsync(talk.Address);

        using var answer = await talk.Browser.PostFormAsync(
            page, $"/conversations/{Guid.CreateVersion7()}/replies", ("text", "Hours of <i>work</i>"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Hours of <i>work</i>", Pages.Parse(await answer.TextAsync()).QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Many_tabs_that_keep_at_once_leave_one_draft()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        await talk.Browser.GetPageAsync(talk.Address);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => KeepAsync(talk, ("text", $"Tab {i}"))));

        Assert.StartsWith("Tab ", Assert.Single(await DraftsAsync(talk)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emoji_is_found_by_its_words()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        Assert.Contains(
            "🎂", (await talk.Browser.GetPageAsync("/emoji?q=birth")).QuerySelectorAll("button")
                .Select(b => b.GetAttribute("data-insert")));
        Assert.Empty((await talk.Browser.GetPageAsync("/emoji?q=birth+van")).QuerySelectorAll("button"));
    }

    private static (string Text, string Note) Written(IHtmlDocument page) =>
        (page.QuerySelector("textarea#text")!.TextContent, page.QuerySelector("#note")!.TextContent);

    private static string Known(IHtmlDocument page) => page.QuerySelector("input[name=known]")!.GetAttribute("value")!;

    private static Task<IHtmlDocument> KeepAsync(Correspondence talk, params (string Name, string Value)[] fields) =>
        KeepAsync(talk, talk.Browser, fields);

    private static async Task<IHtmlDocument> KeepAsync(Correspondence talk, HttpClient browser, params (string Name, string Value)[] fields)
    {
        var token = (await browser.GetPageAsync(talk.Address))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await browser.PutAsync($"{talk.Address}/draft", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Pages.Parse(await answer.TextAsync());
    }

    private Task<List<Draft>> DraftsAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, db => db.SavedDrafts.AsNoTracking().ToListAsync());
}
