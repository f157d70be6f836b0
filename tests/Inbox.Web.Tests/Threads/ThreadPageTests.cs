using AngleSharp.Dom;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Threads;

/// <summary>One conversation as an agent reads it.</summary>
public sealed class ThreadPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Messages_stand_in_the_order_of_time_by_days_with_their_direction()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var id = await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = Talks.Begin(db, organization.Page, Start);
            Talks.Say(db, conversation, "Hello", Start);
            Talks.Say(db, conversation, "Anybody there?", Start.AddMinutes(2));
            Talks.Answer(db, conversation, "Yes", Start.AddMinutes(3));
            Talks.Say(db, conversation, "👍", Start.AddDays(1));
            await db.SaveChangesAsync();
            return conversation.Id;
        });
        using var browser = await organization.SignInAsync();

        var page = await browser.GetPageAsync($"/conversations/{id}");

        Assert.Equal(["Sunday, 1 March", "Monday, 2 March"], page.QuerySelectorAll(".day-separator").Select(WithoutYear));
        var messages = page.QuerySelectorAll(".message");
        Assert.Equal(["Hello", "Anybody there?", "Yes", "👍"], messages.Select(m => m.QuerySelector(".message__text")!.Seen()));
        Assert.Equal([false, false, true, false], messages.Select(m => m.ClassList.Contains("message--outgoing")));
        Assert.Equal([false, true, false, false], messages.Select(m => m.ClassList.Contains("message--joined")));
        Assert.Equal([null, "10:02", "10:03", "10:00"], messages.Select(m => m.QuerySelector(".message__foot")?.Seen()));
        Assert.NotNull(messages[2].QuerySelector(".status-tick--sent"));
        Assert.NotNull(messages[3].QuerySelector(".message__bubble--bare"));
        Assert.Equal(["Ada Lovelace", "Ada Lovelace"], messages.Take(2).Select(m => m.QuerySelector("h4")!.TextContent));
    }

    [Fact]
    public async Task Earlier_messages_are_a_link_away()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var id = await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = Talks.Begin(db, organization.Page, Start);
            for (var i = 0; i < 60; i++)
            {
                Talks.Say(db, conversation, $"number {i}", Start.AddMinutes(i));
            }

            await db.SaveChangesAsync();
            return conversation.Id;
        });
        using var browser = await organization.SignInAsync();

        var newest = await browser.GetPageAsync($"/conversations/{id}?assignment=unassigned");
        var earlier = await browser.GetPageAsync(newest.QuerySelector(".thread__older")!.GetAttribute("href")!);
        var again = await browser.GetPageAsync($"/conversations/{id}?messagesBefore=made-up");

        Assert.Equal(("number 30", "number 59"), Ends(newest));
        Assert.Equal(("number 0", "number 29"), Ends(earlier));
        Assert.Equal(("number 30", "number 59"), Ends(again));
        Assert.Null(earlier.QuerySelector("read-marker"));
        Assert.Equal($"/conversations/{id}?assignment=unassigned", earlier.QuerySelector(".thread__older--newest")!.GetAttribute("href"));
        Assert.Single(earlier.QuerySelectorAll(".conversation-row"));
    }

    [Fact]
    public async Task A_shared_post_is_a_link_that_tells_where_it_leads_and_nothing_is_loaded_from_there()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, new
        {
            sender = new { id = TestOrganization.NextId() },
            recipient = new { id = organization.PageId },
            timestamp = Payload.NextTime(),
            message = new
            {
                mid = Payload.NewMid(),
                attachments = new[] { new { type = "post", payload = new { url = "https://scontent.example.com/cat.jpg?x=1&y=2" } } }
            },
        })));
        using var browser = await organization.SignInAsync();
        var inbox = await browser.GetPageAsync("/inbox");
        Assert.Equal("Shared post", inbox.QuerySelector(".conversation-row__preview")!.Seen());

        var page = await browser.GetPageAsync(inbox.QuerySelector(".conversation-row__link")!.GetAttribute("href")!);

        var link = page.QuerySelector(".message a.file")!;
        Assert.Equal("https://scontent.example.com/cat.jpg?x=1&y=2", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
        Assert.Contains("scontent.example.com", link.Seen(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img"));
    }

    /// <summary>This test may run in a later year, which the page then says.</summary>
    private static string WithoutYear(IElement day) => day.Seen().Replace(" 2026", "", StringComparison.Ordinal);

    private static (string First, string Last) Ends(IParentNode page)
    {
        var texts = page.QuerySelectorAll(".message__text");
        return (texts[0].Seen(), texts[^1].Seen());
    }
}
