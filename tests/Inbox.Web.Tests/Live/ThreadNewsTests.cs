using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Live;

/// <summary>What a page fetches of a thread that it shows: the messages that came where nothing else changed, else the whole.</summary>
public sealed class ThreadNewsTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task What_came_is_fetched_with_the_one_before_it_as_the_page_shows_them()
    {
        using var talk = await TalkAsync();
        var before = await talk.Browser.GetPageAsync(talk.Address);

        await talk.HearAsync("And one more");
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var news = await NewsAsync(talk, before, Newest(page));

        Assert.Null(news.QuerySelector(".thread, .panel"));
        Assert.Equal(
            page.QuerySelectorAll(".message").TakeLast(2).Select(message => message.OuterHtml),
            news.QuerySelectorAll(".thread-news > .message").Select(message => message.OuterHtml));
        Assert.Equal(page.QuerySelector("#composer-clock")!.InnerHtml, news.QuerySelector("#composer-clock")!.InnerHtml);
        Assert.Equal(
            page.QuerySelector("read-marker")!.GetAttribute("until"), news.QuerySelector(".thread-news")!.GetAttribute("data-until"));
    }

    [Fact]
    public async Task A_message_whose_status_changed_is_fetched_with_all_that_follow_it()
    {
        using var talk = await TalkAsync();
        await talk.SayAsync("Yes?");
        await talk.UntilAsync(MessageStatus.Sent);
        fixture.Clock.Move(TimeSpan.FromSeconds(5));
        await talk.HearAsync("Never mind");
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var ids = page.QuerySelectorAll(".message").Select(message => message.Id!).ToList();

        var news = await NewsAsync(talk, page, ids[^2]);

        Assert.Equal(ids[^3..], news.QuerySelectorAll(".thread-news > .message").Select(message => message.Id!));
    }

    [Fact]
    public async Task Where_something_else_changed_too_the_whole_thread_is_fetched()
    {
        using var talk = await TalkAsync();
        var before = await talk.Browser.GetPageAsync(talk.Address);
        using var closed = await talk.Browser.PostFormAsync(before, $"{talk.Address}/closure");
        await talk.HearAsync("And one more");
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var taken = await talk.Browser.PostFormAsync(page, $"{talk.Address}/assignment", ("agentId", "me"));

        var news = await NewsAsync(talk, page, Newest(page));

        Assert.NotNull(news.QuerySelector(".thread"));
        Assert.NotNull(news.QuerySelector(".panel"));
    }

    [Theory]
    [InlineData("last=")]
    [InlineData("last=nonsense&messages=nonsense&look=nonsense")]
    [InlineData("last=019a6b07-76f3-7ddd-ba6b-bf3b4275e047&messages=019a6b07-76f3-7ddd-ba6b-bf3b4275e047")]
    public async Task Who_asks_for_something_odd_gets_the_whole(string asked)
    {
        using var talk = await TalkAsync();
        var look = (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".thread")!.GetAttribute("data-look");

        var news = await talk.Browser.GetPageAsync(
            $"{talk.Address}/thread/news?{asked}{(asked.Contains("look", StringComparison.Ordinal) ? "" : $"&look={look}")}");

        Assert.NotNull(news.QuerySelector(".thread"));
    }

    [Fact]
    public async Task What_has_been_long_or_brings_files_is_fetched_whole()
    {
        using var talk = await TalkAsync();
        var before = await talk.Browser.GetPageAsync(talk.Address);
        for (var i = 0; i < 12; i++)
        {
            await talk.HearAsync($"Again {i}");
        }

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.NotNull((await NewsAsync(talk, before, Newest(page))).QuerySelector(".thread"));

        await fixture.App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().AddSeconds(1).ToUnixTimeMilliseconds(),
            message = new
            {
                mid = $"m_{Guid.NewGuid():N}",
                attachments = new[] { new { type = "image", payload = new { url = "https://pictures.example/1.jpg" } } }
            },
        })));
        var after = await talk.Browser.GetPageAsync(talk.Address);
        Assert.NotEqual(Newest(page), Newest(after));
        Assert.NotNull((await NewsAsync(talk, page, Newest(after))).QuerySelector(".thread"));
    }

    /// <summary>One with a few messages.</summary>
    private async Task<Correspondence> TalkAsync()
    {
        var talk = await Correspondence.BeginAsync(fixture);
        await talk.HearAsync("Are you there?");
        await talk.HearAsync("Hello?");
        return talk;
    }

    private static string Newest(IHtmlDocument page) => page.QuerySelectorAll(".message")[^1].Id!;

    /// <summary>As a page asks that is told of a message.</summary>
    private static async Task<IHtmlDocument> NewsAsync(Correspondence talk, IHtmlDocument shown, string message)
    {
        var (last, look) = (Newest(shown)["message-".Length..], shown.QuerySelector(".thread")!.GetAttribute("data-look"));
        return await talk.Browser.GetPageAsync(
            $"{talk.Address}/thread/news?last={last}&look={look}&messages={message["message-".Length..]}");
    }
}
