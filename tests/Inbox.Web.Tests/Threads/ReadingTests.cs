using System.Globalization;
using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Threads;

/// <summary>What counts as read, for whom, and what does not.</summary>
public sealed class ReadingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;
    private readonly string person = TestOrganization.NextId();
    private TestOrganization organization = null!;

    [Fact]
    public async Task A_new_agent_starts_with_everything_read()
    {
        await BeginAsync();

        using var browser = await organization.SignInAsync();

        Assert.False(await IsUnreadAsync(browser));
    }

    [Fact]
    public async Task Reading_is_each_agents_own()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        using var tom = await organization.SignInAsync();
        var id = await BeginAsync();

        await anna.GetPageAsync($"/conversations/{id}");

        Assert.False(await IsUnreadAsync(anna));
        Assert.True(await IsUnreadAsync(tom));
    }

    [Fact]
    public async Task An_agent_marks_it_unread_again_and_a_colleague_does_not_notice()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        using var tom = await organization.SignInAsync();
        var id = await BeginAsync();
        await anna.GetPageAsync($"/conversations/{id}");
        await tom.GetPageAsync($"/conversations/{id}");

        using var answer = await anna.PostFormAsync(
            $"/conversations/{id}", $"/conversations/{id}/read-marker?assignment=unassigned", ("_method", "DELETE"));

        Assert.Equal("/inbox?assignment=unassigned", answer.GoesTo());
        Assert.True(await IsUnreadAsync(anna));
        Assert.False(await IsUnreadAsync(tom));
        await anna.GetPageAsync($"/conversations/{id}");
        Assert.False(await IsUnreadAsync(anna));
    }

    [Fact]
    public async Task What_comes_late_is_unread_however_old_it_is()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();
        await anna.GetPageAsync($"/conversations/{id}");

        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "sent before", at: Payload.NextTime() - 60_000));

        Assert.True(await IsUnreadAsync(anna));
        Assert.Equal(
            "Hello", (await anna.GetJsonAsync("/api/conversations"))[0].GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task What_the_business_itself_sent_is_not_unread()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();
        await anna.GetPageAsync($"/conversations/{id}");

        await app.ReceiveAsync(Payload.Echo(organization.PageId, person, "sent from elsewhere"));

        Assert.False(await IsUnreadAsync(anna));
    }

    [Theory]
    [InlineData("prefetch")]
    [InlineData("prefetch;prerender")]
    public async Task Fetching_ahead_is_not_reading(string purpose)
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();

        await anna.GetPageAsync($"/conversations/{id}", purpose: purpose);

        Assert.True(await IsUnreadAsync(anna));
    }

    [Fact]
    public async Task With_scripts_the_page_tells_when_it_is_seen()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();
        var page = await anna.GetPageAsync($"/conversations/{id}", scripts: "1");
        Assert.True(await IsUnreadAsync(anna));

        var form = page.QuerySelector("read-marker form")!;
        using var told = await anna.PostFormAsync(
            page, form.GetAttribute("action")!, ("until", form.QuerySelector("[name=until]")!.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.False(await IsUnreadAsync(anna));
    }

    [Fact]
    public async Task A_marker_only_moves_forward_and_never_past_what_arrived()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();
        var page = await anna.GetPageAsync($"/conversations/{id}", scripts: "1");

        await PostMarkerAsync(anna, page, id, DateTimeOffset.MaxValue);
        var far = await MarkerAsync();
        await PostMarkerAsync(anna, page, id, DateTimeOffset.UnixEpoch);

        Assert.Equal(
            await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.LastIncomingReceivedAt).SingleAsync()), far);
        Assert.Equal(far, await MarkerAsync());
    }

    [Fact]
    public async Task Asking_the_api_is_not_reading()
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();

        await anna.GetJsonAsync($"/api/conversations/{id}");
        await anna.GetJsonAsync($"/api/conversations/{id}/messages");

        Assert.True(await IsUnreadAsync(anna));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("now")]
    public async Task A_marker_that_is_no_moment_is_refused(string until)
    {
        organization = await TestOrganization.CreateAsync(app);
        using var anna = await organization.SignInAsync();
        var id = await BeginAsync();
        var page = await anna.GetPageAsync($"/conversations/{id}", scripts: "1");

        using var answer = await anna.PostFormAsync(page, $"/conversations/{id}/read-marker", ("until", until));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<Guid> BeginAsync()
    {
        organization ??= await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));
        return await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
    }

    private Task<DateTimeOffset?> MarkerAsync() =>
        app.WithDbAsync(organization.Id, db => db.Set<ReadMarker>().Select(m => (DateTimeOffset?)m.ReadUntil).SingleOrDefaultAsync());

    private static async Task PostMarkerAsync(HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, Guid id, DateTimeOffset until)
    {
        using var answer = await browser.PostFormAsync(
            page, $"/conversations/{id}/read-marker", ("until", until.UtcTicks.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>As the API and the page say it; they must agree.</summary>
    private static async Task<bool> IsUnreadAsync(HttpClient browser)
    {
        var unread = (await browser.GetJsonAsync("/api/conversations"))[0].GetProperty("unread").GetBoolean();
        var inbox = await browser.GetPageAsync("/inbox");
        Assert.Equal(unread, inbox.QuerySelector(".conversation-row--unread") is not null);
        return unread;
    }
}
