using System.Net;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests;

public sealed class CommandsTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_new_organization_has_an_owner_who_can_sign_in()
    {
        var slug = NewSlug();
        var run = await RunAsync(
            "correct horse battery\n", "create-organization", "--name", "Habitat & Söhne", "--slug", slug, "--owner-email",
            $"{slug}@example.com", "--time-zone", "Europe/Berlin");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var browser = await app.SignInAsync($"{slug}@example.com", "correct horse battery");
        var organization = await FindAsync(slug);
        Assert.Equal(("Habitat & Söhne", "Europe/Berlin"), (organization!.Name, organization.TimeZone));
        var agent = await app.WithDbAsync(organization.Id, db => db.Agents.SingleAsync());
        Assert.Equal((AgentRole.Owner, slug), (agent.Role, agent.Name));
    }

    [Fact]
    public async Task What_a_command_did_is_read_by_the_admins()
    {
        var slug = NewSlug();
        await RunAsync(
            "correct horse battery\n", "create-organization", "--name", "X", "--slug", slug, "--owner-email", $"{slug}@example.com");
        await RunAsync("", "keep-messages", "--organization", slug, "--days", "90");
        await RunAsync("another horse battery\n", "reset-password", "--email", $"{slug}@example.com");
        await RunAsync("", "reencrypt-tokens");

        using var owner = await app.SignInAsync($"{slug}@example.com", "another horse battery");
        var page = await owner.GetPageAsync("/audit");

        var lines = page.QuerySelectorAll("tbody tr").Select(line => line.Seen()).ToList();
        Assert.All(lines, line => Assert.Contains("A command on the server", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"Added somebody to the team {slug}, Owner", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Said how long messages are kept for 90 days", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"Reset a password {slug}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Had tokens encrypted anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changes_a_database_says_first_which_one()
    {
        var run = await RunAsync("", "reset-password", "--email", "nobody@example.com");

        var database = app.Services.GetRequiredService<Database>().Description;
        Assert.Equal((1, $"Changing {database}."), (run.ExitCode, run.Output.Trim()));
        Assert.Equal("There is no account with the e-mail \"nobody@example.com\".", run.Error.Trim());
        Assert.DoesNotContain("Password", database, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Bad Slug", "a@example.com", "UTC", "correct horse battery", "is not a slug")]
    [InlineData("", "a@example.com", "UTC", "correct horse battery", "is not a slug")]
    [InlineData("good-slug", "not an e-mail", "UTC", "correct horse battery", "is not an e-mail address")]
    [InlineData("good-slug", "a@example.com", "Mars/Olympus", "correct horse battery", "is not an IANA time zone")]
    [InlineData("good-slug", "a@example.com", "UTC", "short", "Use at least 12 characters.")]
    [InlineData("good-slug", "a@example.com", "UTC", "", "Use at least 12 characters.")]
    public async Task What_is_wrong_with_a_new_organization_is_said_and_nothing_is_made(
        string slug, string email, string zone, string password, string words)
    {
        var run = await RunAsync(
            password, "create-organization", "--name", "X", "--slug", slug, "--owner-email", email, "--time-zone", zone);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Null(await FindAsync(slug));
        Assert.False(await app.WithDbAsync(null, db => db.Users.AnyAsync(a => a.Email == email)));
    }

    [Fact]
    public async Task A_slug_is_given_once()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var run = await RunAsync(
            "correct horse battery", "create-organization", "--name", "X", "--slug", organization.Organization.Slug, "--owner-email",
            "x@example.com");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("already", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_an_account_is_added_with_the_password_they_have()
    {
        var (first, second) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        var (_, email) = await first.AddAgentAsync();

        var added = await RunAsync(
            "", "add-agent", "--organization", second.Organization.Slug, "--email", email, "--role", "admin", "--name", "Anna");
        var again = await RunAsync("", "add-agent", "--organization", second.Organization.Slug, "--email", email, "--role", "agent");

        Assert.Equal((0, 1), (added.ExitCode, again.ExitCode));
        Assert.Contains("already an agent", again.Error, StringComparison.Ordinal);
        var agent = await app.WithDbAsync(second.Id, db => db.Agents.SingleAsync());
        Assert.Equal(("Anna", AgentRole.Admin), (agent.Name, agent.Role));
        using var browser = await app.SignInAsync(email, organization: second.Organization.Slug);
    }

    [Fact]
    public async Task A_removed_agent_can_be_taken_back()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync(role: AgentRole.Admin);
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == agent.Id)).Remove(DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        var run = await RunAsync("", "add-agent", "--organization", organization.Organization.Slug, "--email", email, "--role", "agent");

        Assert.Equal(0, run.ExitCode);
        var row = await app.WithDbAsync(organization.Id, db => db.Agents.SingleAsync());
        Assert.Equal((agent.Id, AgentRole.Agent, null), (row.Id, row.Role, row.RemovedAt));
    }

    [Theory]
    [InlineData("add-agent", "--organization", "no-such", "--email", "a@example.com", "--role", "admin")]
    [InlineData("connect-page", "--organization", "no-such", "--page-id", "1", "--name", "X")]
    public async Task An_organization_that_does_not_exist_is_said(params string[] args)
    {
        var run = await RunAsync("token", args);

        Assert.Equal((1, "There is no organization \"no-such\"."), (run.ExitCode, run.Error.Trim()));
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("add-agent")]
    [InlineData("add-agent", "--organization", "x", "--email", "a@example.com", "--role", "boss")]
    [InlineData("migrate", "--no-such-option")]
    [InlineData("failed-events", "--take", "many")]
    [InlineData("failed-events", "--take", "0")]
    public async Task A_verb_that_is_misspelt_or_incomplete_is_refused(params string[] args)
    {
        var run = await RunAsync("", args);

        Assert.Equal(1, run.ExitCode);
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task Help_lists_the_verbs()
    {
        var run = await RunAsync("", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["migrate", "create-organization", "add-agent", "reset-password", "connect-page", "reencrypt-tokens", "failed-events"],
            verb => Assert.Contains(verb, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reset_password_ends_the_pause_and_the_sessions()
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var browser = await app.SignInAsync(email);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await app.NewBrowser().SignInByJsonAsync(email, "wrong");
        }

        var run = await RunAsync("another good password\n", "reset-password", "--email", email);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("another good password", run.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.OpenAsync("/api/conversations")).StatusCode);
        using var again = await app.SignInAsync(email, "another good password");
    }

    [Fact]
    public async Task A_connected_Page_takes_messages_and_its_token_is_kept_encrypted()
    {
        var organization = await NewOrganizationAsync();
        var (pageId, instagramId) = (TestOrganization.NextId(), TestOrganization.NextId());

        var run = await RunAsync(
            "EAAB-token\n", "connect-page", "--organization", organization.Slug, "--page-id", pageId, "--name", "Habitat",
            "--instagram-account-id", instagramId, "--instagram-name", "habitat.soehne");
        await app.ReceiveAsync(Payload.Text(pageId, TestOrganization.NextId(), "Are you open?"));

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("EAAB-token", run.Output, StringComparison.Ordinal);
        var channels = await app.WithDbAsync(organization.Id, db => db.Channels.OrderBy(c => c.ExternalId == instagramId).ToListAsync());
        Assert.Equal([(pageId, "Habitat"), (instagramId, "habitat.soehne")], channels.Select(c => (c.ExternalId, c.Name)));
        var tokens = app.Services.GetRequiredService<ChannelTokens>();
        Assert.All(channels, c => Assert.Equal("EAAB-token", tokens.Unprotect(organization.Id, c.ProtectedToken!)));
        Assert.Single(await app.WithDbAsync(organization.Id, db => db.Conversations.ToListAsync()));
    }

    [Fact]
    public async Task Connecting_again_renews_the_token_of_the_same_channel()
    {
        var organization = await NewOrganizationAsync();
        var pageId = TestOrganization.NextId();
        string[] words = ["connect-page", "--organization", organization.Slug, "--page-id", pageId, "--name"];

        var first = await RunAsync("old-token", [.. words, "Old name"]);
        var second = await RunAsync("new-token", [.. words, "New name"]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        var channel = await app.WithDbAsync(organization.Id, db => db.Channels.SingleAsync());
        Assert.Equal("New name", channel.Name);
        Assert.Equal("new-token", app.Services.GetRequiredService<ChannelTokens>().Unprotect(organization.Id, channel.ProtectedToken!));
    }

    [Fact]
    public async Task A_Page_of_another_organization_is_refused()
    {
        var other = await TestOrganization.CreateAsync(app);
        var mine = await NewOrganizationAsync();

        var run = await RunAsync(
            "token", "connect-page", "--organization", mine.Slug, "--page-id", TestOrganization.NextId(), "--name", "X",
            "--instagram-account-id", other.InstagramId);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("connected to another organization", run.Error, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(mine.Id, db => db.Channels.ToListAsync()));
    }

    [Theory]
    [InlineData("12x", null, "token", "digits only")]
    [InlineData("", null, "token", "digits only")]
    [InlineData("12", "abc", "token", "digits only")]
    [InlineData("12", null, "", "not an access token")]
    [InlineData("12", null, "two words", "not an access token")]
    public async Task Ids_are_digits_and_a_token_is_one_word(string pageId, string? instagramId, string token, string words)
    {
        var organization = await NewOrganizationAsync();
        string[] instagram = instagramId is null ? [] : ["--instagram-account-id", instagramId];

        var run = await RunAsync(
            token, ["connect-page", "--organization", organization.Slug, "--page-id", pageId, "--name", "X", .. instagram]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_events_are_listed_with_their_reason_and_without_what_was_written()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync("this is private and not JSON");
        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(
            organization.PageId,
            new { recipient = new { id = organization.PageId }, timestamp = 1, message = new { mid = "m_1", text = "very private" } })));

        var run = await RunAsync("", "failed-events");

        Assert.Equal(0, run.ExitCode);
        var dead = await app.WithDbAsync(null, db => db.WebhookEvents.Where(e => e.State == WebhookState.Dead).ToListAsync());
        var items = await app.WithDbAsync(null, db => db.WebhookItems.ToListAsync());
        Assert.All(dead, e => Assert.Contains(e.Id.ToString(), run.Output, StringComparison.Ordinal));
        Assert.All(items, i => Assert.Contains(i.Reason!.ToString(), run.Output, StringComparison.Ordinal));
        Assert.NotEmpty(items);
        Assert.DoesNotContain("private", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        var run = await RunAsync("", "migrate");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Nothing was pending.", run.Output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using var typed = new StringReader(input);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await Commands.RunAsync(app.Services, args, typed, output, error), output.ToString(), error.ToString());
    }

    private async Task<Organization> NewOrganizationAsync()
    {
        var organization = new Organization("Habitat", NewSlug(), "UTC", DateTimeOffset.UnixEpoch);
        await app.WithDbAsync(null, async db =>
        {
            db.Add(organization);
            return await db.SaveChangesAsync();
        });
        return organization;
    }

    private Task<Organization?> FindAsync(string slug) =>
        app.WithDbAsync(null, db => db.Organizations.SingleOrDefaultAsync(o => o.Slug == slug));

    private static string NewSlug() => $"org-{TestOrganization.NextId()}";
}
