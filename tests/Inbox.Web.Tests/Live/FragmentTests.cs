using System.Net;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Live;

/// <summary>The pieces that a page fetches when something changed are those that the whole page shows.</summary>
public sealed class FragmentTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_row_is_the_one_of_the_page_and_is_missing_where_the_filter_leaves_it_out()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var onPage = (await talk.Browser.GetPageAsync("/inbox")).QuerySelector($"#conversation-{talk.Id}")!;

        var alone = (await talk.Browser.GetPageAsync($"/inbox/rows?ids={talk.Id}")).QuerySelector($"#conversation-{talk.Id}")!;
        var closed = await talk.Browser.GetPageAsync($"/inbox/rows?status=closed&ids={talk.Id}");
        var mine = await talk.Browser.GetPageAsync($"/inbox/rows?assignment=mine&ids={talk.Id}");

        Assert.Equal(onPage.OuterHtml, alone.OuterHtml);
        Assert.Empty(closed.QuerySelectorAll(".conversation-row"));
        Assert.Empty(mine.QuerySelectorAll(".conversation-row"));
    }

    [Fact]
    public async Task The_row_of_the_open_conversation_counts_as_read()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var open = await talk.Browser.GetPageAsync($"/inbox/rows?ids={talk.Id}&open={talk.Id}");
        var unread = await talk.Browser.GetPageAsync($"/inbox/rows?ids={talk.Id}");

        Assert.Empty(open.QuerySelectorAll(".conversation-row--unread"));
        Assert.Single(open.QuerySelectorAll("[aria-current=true]"));
        Assert.Single(unread.QuerySelectorAll(".conversation-row--unread"));
    }

    [Fact]
    public async Task The_thread_is_the_one_of_the_page_and_is_not_read_by_being_fetched()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var alone = await talk.Browser.GetPageAsync($"{talk.Address}/thread");
        var row = await talk.Browser.GetPageAsync($"/inbox/rows?ids={talk.Id}");
        var page = await talk.Browser.GetPageAsync(talk.Address);

        Assert.Equal(page.QuerySelector(".thread__messages")!.InnerHtml, alone.QuerySelector(".thread__messages")!.InnerHtml);
        Assert.NotNull(alone.QuerySelector(".panel"));
        Assert.Null(alone.QuerySelector(".conversation-list"));
        Assert.Single(row.QuerySelectorAll(".conversation-row--unread"));
    }

    [Fact]
    public async Task Rows_of_another_organization_are_not_there()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var stranger = await Correspondence.BeginAsync(fixture);

        var rows = await stranger.Browser.GetPageAsync($"/inbox/rows?ids={talk.Id}+{stranger.Id}");

        Assert.Equal([$"conversation-{stranger.Id}"], rows.QuerySelectorAll(".conversation-row").Select(row => row.Id));
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task What_is_no_id_is_said_to_be_none(string ids, HttpStatusCode expected)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var answer = await talk.Browser.GetAsync($"/inbox/rows?ids={ids}");
        Assert.Equal(expected, answer.StatusCode);
    }
}
