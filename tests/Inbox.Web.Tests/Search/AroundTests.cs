using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Search;

/// <summary>A thread is opened at a message, with what was said before and after it.</summary>
public sealed class AroundTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_thread_opens_at_any_message_and_leads_to_later_and_earlier_ones()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var now = DateTimeOffset.UtcNow;
        var (conversation, ids) = await app.WithDbAsync(organization.Id, async db =>
        {
            var talk = Talks.Begin(db, organization.Page, now);
            var said = Enumerable.Range(0, 200).Select(i => Talks.Say(db, talk, $"Number {i}.", now.AddSeconds(i)).Id).ToList();
            await db.SaveChangesAsync();
            return (talk.Id, said);
        });
        using var agent = await organization.SignInAsync();

        var page = await agent.GetPageAsync($"/conversations/{conversation}?at={ids[60]}");
        Assert.Equal(Enumerable.Range(46, 30).Select(i => $"Number {i}."), TextsOf(page));

        foreach (var first in (int[])[76, 106, 136, 166])
        {
            page = await agent.GetPageAsync(LinkOf(page, "Later messages")!);
            Assert.Equal(Enumerable.Range(first, 30).Select(i => $"Number {i}."), TextsOf(page));
        }

        Assert.Null(LinkOf(page, "Later messages"));
        page = await agent.GetPageAsync(LinkOf(page, "Newest messages")!);
        Assert.Equal(Enumerable.Range(170, 30).Select(i => $"Number {i}."), TextsOf(page));

        page = await agent.GetPageAsync($"/conversations/{conversation}?at={ids[199]}");
        Assert.Equal("Number 199.", TextsOf(page)[^1]);
        page = await agent.GetPageAsync($"/conversations/{conversation}?at={Guid.CreateVersion7()}");
        Assert.Equal("Number 199.", TextsOf(page)[^1]);
    }

    private static List<string> TextsOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".message__text").Select(text => text.Seen())];

    private static string? LinkOf(AngleSharp.Html.Dom.IHtmlDocument page, string words) =>
        page.QuerySelectorAll("a.thread__older").FirstOrDefault(link => link.Seen() == words)?.GetAttribute("href");
}
