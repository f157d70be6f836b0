using System.Net;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Threads;

/// <summary>Colleagues see who looks at a conversation and who writes there, for as long as they do, and nothing of it is stored.</summary>
public sealed class AgentPresenceTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string TomWrites = "Tom <b>Becker</b> is writing…";
    private const string TomLooks = "Tom <b>Becker</b> is looking at this";

    [Fact]
    public async Task Colleagues_are_told_where_somebody_writes_and_see_who_until_they_stop()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var tom = await TomAsync(talk);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        await using var annas = await EventStream.OpenAsync(talk.Browser, fixture.Clock.GetUtcNow());
        await using var toms = await EventStream.OpenAsync(tom, fixture.Clock.GetUtcNow());

        await TypeAsync(tom, talk);

        Assert.Equal(("presence", talk.Id.ToString()), await annas.NextAsync());
        Assert.Equal(TomWrites, await SignAsync(talk.Browser, talk));
        Assert.Equal(TomWrites, (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".live-presence__who")!.Seen());
        Assert.Equal("", await SignAsync(tom, talk));

        fixture.Clock.Move(TimeSpan.FromSeconds(4));
        await TypeAsync(tom, talk);
        fixture.Clock.Move(TimeSpan.FromSeconds(4));
        Assert.Equal(TomWrites, await SignAsync(talk.Browser, talk));
        fixture.Clock.Move(TimeSpan.FromSeconds(4));
        Assert.Equal("", await SignAsync(talk.Browser, talk));

        // To be told again is no news, and one's own writing never is.
        await talk.HearAsync("Hello?");
        Assert.Equal("messages", (await annas.NextAsync())?.Name);
        Assert.Equal("messages", (await toms.NextAsync())?.Name);
    }

    [Fact]
    public async Task Who_looks_is_seen_in_the_thread_and_in_the_row_until_they_leave_or_say_no_more()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var tom = await TomAsync(talk);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        await using var annas = await EventStream.OpenAsync(talk.Browser, fixture.Clock.GetUtcNow());

        Assert.DoesNotContain("looking", await SayAsync(tom, talk, isThere: true), StringComparison.Ordinal);
        Assert.Equal(("presence", talk.Id.ToString()), await annas.NextAsync());
        Assert.Equal(TomLooks, await SignAsync(talk.Browser, talk));
        var row = $"/inbox/rows?ids={talk.Id}";
        Assert.Contains("Tom &lt;b&gt;Becker&lt;/b&gt; is looking at this", await PageAsync(talk.Browser, row), StringComparison.Ordinal);
        var inbox = await talk.Browser.GetPageAsync("/inbox");
        Assert.Contains(TomLooks, inbox.QuerySelector(".conversation-row")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("looking at this", await PageAsync(tom, row), StringComparison.Ordinal);

        // They write, and look on once it was sent.
        await TypeAsync(tom, talk);
        Assert.Equal("presence", (await annas.NextAsync())?.Name);
        Assert.Equal(TomWrites, await SignAsync(talk.Browser, talk));
        fixture.Clock.Move(TimeSpan.FromSeconds(7));
        Assert.Equal(TomLooks, await SignAsync(talk.Browser, talk));

        await SayAsync(tom, talk, isThere: false);
        Assert.Equal("presence", (await annas.NextAsync())?.Name);
        Assert.Equal("", await SignAsync(talk.Browser, talk));
        Assert.DoesNotContain("looking at this", await PageAsync(talk.Browser, row), StringComparison.Ordinal);

        await SayAsync(tom, talk, isThere: true);
        fixture.Clock.Move(TimeSpan.FromSeconds(40));
        Assert.Equal(TomLooks, await SignAsync(talk.Browser, talk));
        fixture.Clock.Move(TimeSpan.FromSeconds(6));
        Assert.Equal("", await SignAsync(talk.Browser, talk));
    }

    [Fact]
    public async Task Who_looks_in_two_windows_is_there_until_both_are_left()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var tom = await TomAsync(talk);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await SayAsync(tom, talk, isThere: true, one);
        await SayAsync(tom, talk, isThere: true, other);
        await TypeAsync(tom, talk);

        await SayAsync(tom, talk, isThere: false, one);
        Assert.Equal(TomWrites, await SignAsync(talk.Browser, talk));

        await SayAsync(tom, talk, isThere: false, other);
        Assert.Equal("", await SignAsync(talk.Browser, talk));
    }

    [Fact]
    public async Task What_is_sent_is_not_being_written_any_more()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var tom = await TomAsync(talk);
        foreach (var part in new[] { "replies", "notes" })
        {
            await TypeAsync(tom, talk);
            Assert.Equal(TomWrites, await SignAsync(talk.Browser, talk));

            using var sent = await tom.PostFormAsync(
                talk.Address, $"{talk.Address}/{part}", ("id", $"{Guid.CreateVersion7()}"), ("text", "Until six"),
                ("note", "He asks again"));

            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            Assert.Equal("", await SignAsync(talk.Browser, talk));
        }
    }

    [Fact]
    public async Task Other_instances_know_too_and_other_organizations_never()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var stranger = await Correspondence.BeginAsync(fixture);
        await using var instance = InboxApp.Start(fixture.App.Database);
        var (_, email) = await talk.Organization.AddAgentAsync("Lea");
        using var lea = await instance.SignInAsync(email, organization: talk.Organization.Organization.Slug);

        // Until it has found the database, it does not hear.
        await Eventually.TrueAsync(async () =>
        {
            await TypeAsync(talk.Browser, talk);
            return await SignAsync(lea, talk) == "Anna Keller is writing…";
        });

        using var refused = await stranger.Browser.GetAsync($"{talk.Address}/presence");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static async Task<string> PageAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return await answer.TextAsync();
    }

    private async Task<HttpClient> TomAsync(Correspondence talk)
    {
        var (_, email) = await talk.Organization.AddAgentAsync("Tom <b>Becker</b>");
        return await fixture.App.SignInAsync(email, organization: talk.Organization.Organization.Slug);
    }

    private static async Task TypeAsync(HttpClient browser, Correspondence talk)
    {
        using var answer = await browser.PostFormAsync(talk.Address, $"{talk.Address}/typing", ("isForUs", "true"));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<string> SignAsync(HttpClient browser, Correspondence talk) =>
        (await browser.GetPageAsync($"{talk.Address}/presence")).QuerySelector(".live-presence__who")?.Seen() ?? "";

    private static async Task<string> SayAsync(HttpClient browser, Correspondence talk, bool isThere, Guid page = default)
    {
        (string, string)[] method = isThere ? [] : [("_method", "DELETE")];
        using var answer = await browser.PostFormAsync(talk.Address, $"{talk.Address}/presence", [("page", $"{page}"), .. method]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.TextAsync();
    }
}
