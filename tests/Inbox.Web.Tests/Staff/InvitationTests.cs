using System.Net;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Staff;

/// <summary>A link lets one person in, once, as what it says.</summary>
public sealed class InvitationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_link_leads_to_the_address_that_is_set_whatever_the_request_says()
    {
        await using var elsewhere = InboxApp.Start(app.Database, configure: null, ("PublicAddress", "https://inbox.example.com"));
        var organization = await TestOrganization.CreateAsync(elsewhere);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var made = await admin.PostFormAsync("/settings/invitations/new", "/settings/invitations");

        Assert.StartsWith(
            $"https://inbox.example.com/join/{organization.Organization.Slug}?key=",
            Pages.Parse(await made.TextAsync()).QuerySelector("#link")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_makes_an_account_and_is_what_the_invitation_says()
    {
        var (organization, admin) = await OrganizationAsync();
        var link = await admin.InviteAsync(
            ("Email", "nora@example.com"), ("Role", "Agent"), ("Sight", "Memberships"), ("Channels", organization.Page.Id.ToString()));
        using var browser = app.NewBrowser();

        Assert.Contains("Habitat &amp; Söhne", await browser.ReadAsync(link), StringComparison.Ordinal);
        using var joined = await browser.JoinAsync(link, "nora@example.com");

        Assert.Equal("/inbox", joined.GoesTo());
        Assert.Contains("Nora Neu", await browser.ReadAsync("/account"), StringComparison.Ordinal);
        var (agent, channels) = await app.WithDbAsync(organization.Id, async db => (
            await db.Agents.SingleAsync(a => a.Name == "Nora Neu"), await db.ChannelAgents.Select(c => c.ChannelId).ToListAsync()));
        Assert.Equal((AgentRole.Agent, AccessScope.Memberships), (agent.Role, agent.Sight));
        Assert.Equal([organization.Page.Id], channels);
        Assert.Contains("Nora Neu", await admin.ReadAsync("/settings/people"), StringComparison.Ordinal);
        Assert.DoesNotContain("Whoever has the link", await admin.ReadAsync("/settings/people"), StringComparison.Ordinal);
        using var owner = await organization.SignInAsync(AgentRole.Owner);
        var line = (await owner.GetPageAsync("/audit")).QuerySelectorAll("tbody tr")[0].Seen();
        Assert.Contains("Nora Neu", line, StringComparison.Ordinal);
        Assert.DoesNotContain("A command on the server", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_works_elsewhere_joins_with_the_account_they_have()
    {
        var (organization, admin) = await OrganizationAsync();
        var (_, email) = await (await TestOrganization.CreateAsync(app, "Elsewhere")).AddAgentAsync();
        using var signedIn = await app.SignInAsync(email);
        using var signedOut = app.NewBrowser();

        var first = await admin.InviteAsync(("Email", email.ToUpperInvariant()));
        using var joined = await signedIn.JoinAsync(first, "");
        Assert.Equal("/inbox", joined.GoesTo());
        Assert.Contains("Habitat", await signedIn.ReadAsync("/account"), StringComparison.Ordinal);

        await RemoveAsync(organization, "Nora Neu");
        var second = await admin.InviteAsync(("Email", email));
        using var wrong = await signedOut.JoinAsync(second, email, "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("this is not its password", await wrong.TextAsync(), StringComparison.Ordinal);
        using var again = await signedOut.JoinAsync(second, email);
        Assert.Equal("/inbox", again.GoesTo());
        Assert.Equal(2, await CountAsync(organization));
    }

    [Fact]
    public async Task A_link_that_is_used_old_taken_back_or_wrong_lets_nobody_in_and_says_why()
    {
        var (organization, admin) = await OrganizationAsync();
        var (used, old, revoked) = (await admin.InviteAsync(), await admin.InviteAsync(), await admin.InviteAsync());
        using var first = await app.NewBrowser().JoinAsync(used, "first@example.com");
        var ids = await app.WithDbAsync(organization.Id, db => db.Invitations.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync());
        await app.WithDbAsync(organization.Id, db => db.Invitations.Where(i => i.Id == ids[1])
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.ExpiresAt, DateTimeOffset.UnixEpoch)));
        using var taken = await admin.PostFormAsync("/settings/people", $"/settings/invitations/{ids[2]}", ("_method", "DELETE"));

        await AssertClosedAsync(used, HttpStatusCode.Gone, "was used already");
        await AssertClosedAsync(old, HttpStatusCode.Gone, "good for seven days");
        await AssertClosedAsync(revoked, HttpStatusCode.Gone, "was taken back");
        await AssertClosedAsync(used.Split('?')[0] + "?key=wrong", HttpStatusCode.NotFound, "is not an invitation");
        await AssertClosedAsync("/join/no-such-organization?key=wrong", HttpStatusCode.NotFound, "is not an invitation");
        Assert.Equal(2, await CountAsync(organization));
    }

    [Fact]
    public async Task Who_is_signed_in_as_another_is_told_so_and_given_nothing()
    {
        var (organization, admin) = await OrganizationAsync();
        var (_, email) = await (await TestOrganization.CreateAsync(app, "Elsewhere")).AddAgentAsync();
        using var another = await app.SignInAsync(email);
        var link = await admin.InviteAsync(("Email", "nora@example.com"));

        using var shown = await another.OpenAsync(link);
        using var tried = await another.PostFormAsync("/account", link.Split('?')[0], ("Key", link.Split("key=")[1]), ("Name", "Me"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (shown.StatusCode, tried.StatusCode));
        Assert.Contains($"signed in as {email}", Pages.Parse(await shown.TextAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(organization));
        using var nora = await app.NewBrowser().JoinAsync(link, "ignored@example.com");
        Assert.Equal("/inbox", nora.GoesTo());
        Assert.Equal(2, await CountAsync(organization));
    }

    [Fact]
    public async Task Of_many_who_press_at_once_one_is_let_in()
    {
        var (organization, admin) = await OrganizationAsync();
        var link = await admin.InviteAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(i => app.NewBrowser().JoinAsync(link, $"racer-{i}-{TestOrganization.NextId()}@example.com")));

        Assert.Equal(1, answers.Count(answer => answer.GoesTo() == "/inbox"));
        Assert.All(answers.Where(answer => answer.GoesTo() is null), answer => Assert.True((int)answer.StatusCode is 410 or 422));
        Assert.Equal(2, await CountAsync(organization));
    }

    [Fact]
    public async Task What_is_not_right_yet_is_said_and_leaves_the_link_open()
    {
        var (organization, admin) = await OrganizationAsync();
        var link = await admin.InviteAsync();
        using var browser = app.NewBrowser();

        Assert.Contains(
            "Use at least 12 characters", await RefusedAsync(
                browser.JoinAsync(link, "short@example.com", "short")), StringComparison.Ordinal);
        Assert.Contains("Enter your e-mail", await RefusedAsync(browser.JoinAsync(link, "no address")), StringComparison.Ordinal);
        Assert.Contains(
            "Enter your name", await RefusedAsync(browser.JoinAsync(link, "new@example.com", name: " ")), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(organization));

        using var joined = await browser.JoinAsync(link, $"new-{TestOrganization.NextId()}@example.com", name: "<b>Nora</b>");
        Assert.Equal("/inbox", joined.GoesTo());
        Assert.Contains("&lt;b&gt;Nora&lt;/b&gt;", await admin.ReadAsync("/settings/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_invites_no_owner_nobody_twice_and_one_form_makes_one_invitation()
    {
        var (organization, _) = await OrganizationAsync();
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var (_, colleague) = await organization.AddAgentAsync();
        var id = Guid.CreateVersion7().ToString();

        Assert.Contains("Only an owner", await RefusedAsync(InviteAsync(admin, ("Role", "Owner"))), StringComparison.Ordinal);
        Assert.Contains("works here already", await RefusedAsync(InviteAsync(admin, ("Email", colleague))), StringComparison.Ordinal);
        Assert.Contains("not an e-mail address", await RefusedAsync(InviteAsync(admin, ("Email", "nobody"))), StringComparison.Ordinal);
        using var first = await InviteAsync(admin, ("Id", id));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("made already", await RefusedAsync(InviteAsync(admin, ("Id", id))), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Invitations.CountAsync()));
    }

    [Fact]
    public async Task Who_works_here_already_uses_up_no_link()
    {
        var (organization, admin) = await OrganizationAsync();
        var link = await admin.InviteAsync();

        Assert.Contains("You work here already", await admin.ReadAsync(link), StringComparison.Ordinal);
        using var pressed = await admin.PostFormAsync("/account", link.Split('?')[0], ("Key", link.Split("key=")[1]), ("Name", "Me"));

        Assert.Equal("/inbox", pressed.GoesTo());
        using var nora = await app.NewBrowser().JoinAsync(link, $"nora-{TestOrganization.NextId()}@example.com");
        Assert.Equal("/inbox", nora.GoesTo());
    }

    [Fact]
    public async Task The_key_is_in_the_link_alone()
    {
        var (organization, admin) = await OrganizationAsync();
        var link = await admin.InviteAsync();

        var row = await app.WithDbAsync(organization.Id, db => db.Invitations.SingleAsync());

        Assert.DoesNotContain(link.Split("key=")[1], System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split("key=")[1], await admin.ReadAsync("/settings/people"), StringComparison.Ordinal);
        Assert.Contains("Invited somebody", await admin.ReadAsync("/audit"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> InviteAsync(HttpClient admin, params (string Name, string Value)[] fields) =>
        admin.PostFormAsync("/settings/invitations/new", "/settings/invitations", fields);

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> posting)
    {
        using var answer = await posting;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await answer.TextAsync();
    }

    private async Task AssertClosedAsync(string link, HttpStatusCode status, string words)
    {
        using var browser = app.NewBrowser();
        using var shown = await browser.OpenAsync(link);
        Assert.Equal(status, shown.StatusCode);
        Assert.Contains(words, await shown.TextAsync(), StringComparison.Ordinal);
        using var tried = await browser.PostFormAsync(
            "/sign-in", link.Split(
                '?')[0], ("Key", link.Split("key=")[1]), ("Name", "Me"), ("Email", "somebody@example.com"),
                ("Password", InboxApp.Password));
        Assert.True((int)tried.StatusCode is 404 or 410, $"{link} answered {(int)tried.StatusCode}");
        Assert.Contains(words, await tried.TextAsync(), StringComparison.Ordinal);
    }

    private async Task<(TestOrganization Organization, HttpClient Owner)> OrganizationAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        return (organization, await organization.SignInAsync(AgentRole.Owner));
    }

    private Task<int> CountAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Agents.CountAsync(a => a.RemovedAt == null));

    private Task<int> RemoveAsync(TestOrganization organization, string name) =>
        app.WithDbAsync(organization.Id, async (InboxDbContext db) =>
    {
        (await db.Agents.SingleAsync(a => a.Name == name)).Remove(DateTimeOffset.UnixEpoch);
        return await db.SaveChangesAsync();
    });
}
