using System.Net;
using System.Web;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Channels;

/// <summary>Connecting by Facebook Login (meta-platform 4.3).</summary>
public sealed class FacebookLoginTests(ChannelsApp shared) : ChannelsFixture(shared)
{
    private const string Return = "/channels/facebook-login/return";

    [Fact]
    public async Task Several_Pages_from_all_parts_of_the_list_are_connected_in_one_pass_with_their_Instagram_accounts()
    {
        var (organization, admin) = await NewAsync();
        Meta.PartSize = 2;
        var instagram = TestOrganization.NextId();
        string[] pages = [
        Meta.AddPage("One", instagramId: instagram), Meta.AddPage("Two"), Meta.AddPage("Three"), Meta.AddPage("Four"), Meta.AddPage(
            "Five")];

        var choose = await LogInAsync(admin);
        using var answer = await ChooseAsync(admin, choose, pages[0], pages[4]);

        Assert.Equal("/channels?done=Connected", answer.GoesTo());
        var channels = await ChannelsAsync(organization.Id);
        Assert.Equal(
            [(Platform.Instagram, instagram, pages[0]), (Platform.Messenger, pages[0], pages[0]), (Platform.Messenger, pages[4], pages[4])],
            channels.Select(c => (c.Platform, c.ExternalId, c.PageId)).OrderBy(c => c.Platform).ThenBy(c => c.ExternalId)
                .OrderBy(c => c.Platform == Platform.Messenger));
        Assert.All(channels, c => Assert.Equal((Meta.UserId, true), (c.MetaUserId, c.SubscribedAt is not null)));
        Assert.Equal(new[] { pages[0], pages[4] }.Order(), Meta.Subscribed.Order());
        Assert.Contains("message_echoes", Meta.SubscribedFields!);
        Assert.DoesNotContain("messaging_seen", Meta.SubscribedFields!);
    }

    [Fact]
    public async Task Every_call_with_a_token_carries_its_proof()
    {
        var (_, admin) = await NewAsync();
        var page = Meta.AddPage("One");

        using var answer = await ChooseAsync(admin, await LogInAsync(admin), page);

        var calls = Graph.Requests.Where(r => r.Headers.Authorization is not null).ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(
            AppSecretProof.Of(call.Headers.Authorization!.Parameter!, InboxApp.AppSecret),
            HttpUtility.ParseQueryString(call.RequestUri!.Query)["appsecret_proof"]));
    }

    [Fact]
    public async Task Pages_that_cannot_be_connected_are_grey_and_say_why()
    {
        var (organization, admin) = await NewAsync();
        var other = await TestOrganization.CreateAsync(App);
        Meta.AddPage("No messages", ["MODERATE"]);
        Meta.AddPage("No subscribing", ["MESSAGING"]);
        Meta.AddPage("Theirs", id: other.PageId);
        Meta.AddPage("Behind theirs", instagramId: other.InstagramId);
        var good = Meta.AddPage("Good");
        using (await ChooseAsync(admin, await LogInAsync(admin), good))
        {
        }

        Meta.AddPage("Fresh");
        var page = await admin.GetPageAsync(await LogInAsync(admin));

        string Words(string name) => page.QuerySelectorAll(".choice").Single(c => c.QuerySelector("b")!.TextContent == name).TextContent;
        Assert.Contains("task Messages", Words("No messages"), StringComparison.Ordinal);
        Assert.Contains("Moderate", Words("No subscribing"), StringComparison.Ordinal);
        Assert.Contains("Another organization has it", Words("Theirs"), StringComparison.Ordinal);
        Assert.Contains("has its Instagram account", Words("Behind theirs"), StringComparison.Ordinal);
        Assert.Contains("Already connected", Words("Good"), StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll(".choice input[disabled]").Length);
        Assert.Single(page.QuerySelectorAll(".choice input:not([disabled])"));
        Assert.Single(await ChannelsAsync(organization.Id));
    }

    [Fact]
    public async Task A_Page_that_another_organization_has_connects_nothing_even_if_the_form_says_so()
    {
        var (organization, admin) = await NewAsync();
        var other = await TestOrganization.CreateAsync(App);
        Meta.AddPage("Theirs", id: other.PageId);
        var mine = Meta.AddPage("Mine");

        using var answer = await ChooseAsync(admin, await LogInAsync(admin), mine, other.PageId);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Another organization has it", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await ChannelsAsync(organization.Id));
        Assert.Empty(Meta.Subscribed);
    }

    [Theory]
    [InlineData("?code=good")]
    [InlineData("?code=good&state=made-up")]
    public async Task A_return_that_nobody_asked_for_connects_nothing(string query)
    {
        var (organization, admin) = await NewAsync();
        Meta.AddPage("One");

        await AssertRefusedAsync(admin, Return + query, "We did not ask for this login", organization);
        Assert.Empty(Graph.Requests);
    }

    [Fact]
    public async Task Another_agents_state_is_not_believed()
    {
        var (organization, admin) = await NewAsync();
        var (other, stranger) = await NewAsync();
        using var colleague = await organization.SignInAsync(AgentRole.Admin);
        var state = await BeginAsync(admin);

        await AssertRefusedAsync(stranger, $"{Return}?code=good&state={state}", "We did not ask for this login", other);
        await AssertRefusedAsync(colleague, $"{Return}?code=good&state={state}", "We did not ask for this login", organization);
    }

    [Fact]
    public async Task A_state_works_once_and_not_after_half_an_hour()
    {
        var (organization, admin) = await NewAsync();
        var state = await BeginAsync(admin);
        using (var first = await admin.OpenAsync($"{Return}?code=good1&state={state}"))
        {
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        }

        await AssertRefusedAsync(admin, $"{Return}?code=good2&state={state}", "We did not ask for this login", organization);
        var late = await BeginAsync(admin);
        Clock.Move(TimeSpan.FromMinutes(31));
        await AssertRefusedAsync(admin, $"{Return}?code=good3&state={late}", "We did not ask for this login", organization);
    }

    [Fact]
    public async Task A_cancelled_login_says_so()
    {
        var (organization, admin) = await NewAsync();
        var state = await BeginAsync(admin);

        await AssertRefusedAsync(
            admin, $"{Return}?error=access_denied&error_reason=user_denied&error_description=No&state={state}", "The login was cancelled",
            organization);
    }

    [Fact]
    public async Task A_code_that_was_used_connects_nothing()
    {
        var (organization, admin) = await NewAsync();
        using (await admin.OpenAsync($"{Return}?code=good&state={await BeginAsync(admin)}"))
        {
        }

        await AssertRefusedAsync(
            admin, $"{Return}?code=good&state={await BeginAsync(admin)}", "Meta did not accept the login", organization);
    }

    [Fact]
    public async Task A_choice_belongs_to_whoever_logged_in()
    {
        var (organization, admin) = await NewAsync();
        Meta.AddPage("One");
        var choose = await LogInAsync(admin);
        using var colleague = await organization.SignInAsync(AgentRole.Admin);

        using var answer = await colleague.OpenAsync(choose);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Connecting_is_written_down_and_heals_a_channel_that_stood_still()
    {
        var (organization, admin) = await NewAsync();
        var page = Meta.AddPage("One");
        using (await ChooseAsync(admin, await LogInAsync(admin), page))
        {
        }

        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Channels.SingleAsync()).RefuseToken("PasswordChanged", Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        using (await ChooseAsync(admin, await LogInAsync(admin), page))
        {
        }

        var channel = Assert.Single(await ChannelsAsync(organization.Id));
        Assert.True(channel.CanSpeak);
        var entries = await App.WithDbAsync(organization.Id, db => db.AuditEntries.ToListAsync());
        Assert.Equal(2, entries.Count);
        Assert.All(
            entries, e => Assert.Equal(
                (AuditAct.ConnectChannel, channel.Id, "127.0.0.1"),
                (e.Act, e.ThingId!.Value, e.Address!.Replace("::ffff:", "", StringComparison.Ordinal))));
        Assert.All(entries, e => Assert.NotNull(e.AgentId));
    }

    [Fact]
    public async Task No_token_is_in_an_answer_a_log_line_or_the_database()
    {
        var (_, admin) = await NewAsync();
        var page = Meta.AddPage("One");
        var choose = await LogInAsync(admin);
        var pages = await admin.ReadAsync(choose);
        using (await ChooseAsync(admin, choose, page))
        {
        }

        pages += await admin.ReadAsync("/channels") + await admin.ReadAsync("/channels/new") + await admin.ReadAsync("/inbox");
        var dump = await DatabaseText.DumpAsync(Database);

        string[] secrets = [MetaStub.PageToken(page), MetaStub.PersonToken, MetaStub.ShortToken, InboxApp.AppSecret];
        Assert.Contains(page, dump, StringComparison.Ordinal);
        Assert.Contains(Log.Lines, line => line.Contains("/channels/facebook-login/return", StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, pages, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, dump, StringComparison.Ordinal);
            Assert.DoesNotContain(Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private async Task<(TestOrganization Organization, HttpClient Admin)> NewAsync()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        return (organization, await organization.SignInAsync(AgentRole.Admin));
    }

    private static async Task<string> BeginAsync(HttpClient admin)
    {
        using var answer = await admin.OpenAsync("/channels/facebook-login");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal((MetaStub.AppId, "code"), (query["client_id"], query["response_type"]));
        Assert.EndsWith(Return, query["redirect_uri"], StringComparison.Ordinal);
        return query["state"]!;
    }

    /// <returns>Where the Pages are chosen.</returns>
    private static async Task<string> LogInAsync(HttpClient admin)
    {
        using var answer = await admin.OpenAsync($"{Return}?code=good-{Guid.NewGuid():N}&state={await BeginAsync(admin)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.GoesTo()!;
    }

    private static async Task<HttpResponseMessage> ChooseAsync(HttpClient admin, string choose, params string[] pages) =>
        await admin.PostFormAsync(await admin.GetPageAsync(choose), choose, [.. pages.Select(id => ("pageIds", id))]);

    private async Task AssertRefusedAsync(HttpClient browser, string address, string words, TestOrganization organization)
    {
        using var answer = await browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await ChannelsAsync(organization.Id));
    }
}
