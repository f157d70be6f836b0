using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Accounts;

/// <summary>What ends a session, what changes it, and what it survives.</summary>
public sealed class SessionTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private const string NewPassword = "a new and longer password";

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task The_bare_address_leads_to_the_inbox_and_before_that_to_signing_in()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var stranger = app.NewBrowser();
        using var agent = await organization.SignInAsync();

        Assert.Equal("/sign-in?returnUrl=%2F", (await stranger.OpenAsync("/")).GoesTo());
        Assert.Equal("/inbox", (await agent.OpenAsync("/")).GoesTo());
    }

    [Fact]
    public async Task A_removed_agent_is_out_at_the_next_request_and_is_told_why()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync();
        using var browser = await app.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).StatusCode);

        await ChangeAsync(organization, agent, a => a.Remove(DateTimeOffset.UnixEpoch));

        Assert.Equal("/sign-in?returnUrl=%2Faccount", (await browser.OpenAsync("/account")).GoesTo());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.OpenAsync("/api/conversations")).StatusCode);
        Assert.Equal("/organizations?returnUrl=%2Faccount", (await browser.OpenAsync("/sign-in?returnUrl=%2Faccount")).GoesTo());
        Assert.Contains("no longer at work in any organization", await browser.ReadAsync("/organizations"), StringComparison.Ordinal);
        using var again = await app.NewBrowser().SignInByPageAsync(email, InboxApp.Password);
        Assert.Contains("not at work in any organization", await again.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password)).StatusCode);
    }

    [Fact]
    public async Task A_demoted_agent_may_less_at_the_next_request_whatever_the_cookie_says()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, _) = await organization.AddAgentAsync(role: AgentRole.Admin);
        Assert.True(await MayUseSimulatorAsync(organization, agent));

        await ChangeAsync(organization, agent, a => a.ChangeRole(AgentRole.Agent));

        Assert.False(await MayUseSimulatorAsync(organization, agent));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var here = await app.SignInAsync(email);
        using var there = await app.SignInAsync(email);

        using var changed = await ChangePasswordAsync(here, InboxApp.Password, NewPassword);

        Assert.Equal("/account?done=Password", changed.GoesTo());
        Assert.Contains("Your password is changed.", await here.ReadAsync("/account?done=Password"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.OpenAsync("/api/conversations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.OpenAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password)).StatusCode);
        using var again = await app.SignInAsync(email, NewPassword);
    }

    [Theory]
    [InlineData("not my password", NewPassword, "That is not your current password.")]
    [InlineData("", NewPassword, "Enter your current password.")]
    [InlineData(InboxApp.Password, "short", "Use at least 12 characters.")]
    [InlineData(InboxApp.Password, "", "Enter a new password.")]
    [InlineData(InboxApp.Password, "ääääääääääääääääääääääääääääääääääääää", "Use at most 72 bytes")]
    public async Task A_password_is_not_changed_without_the_current_one_and_a_good_new_one(string current, string wanted, string words)
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var browser = await app.SignInAsync(email);

        using var refused = await ChangePasswordAsync(browser, current, wanted);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, await refused.TextAsync(), StringComparison.Ordinal);
        using var still = await app.SignInAsync(email);
    }

    [Fact]
    public async Task One_can_end_ones_other_sessions()
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var here = await app.SignInAsync(email);
        using var there = await app.SignInAsync(email);

        using var ended = await here.PostFormAsync("/account", "/account/other-sessions", ("_method", "DELETE"));

        Assert.Equal("/account?done=Sessions", ended.GoesTo());
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account")).StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Faccount", (await there.OpenAsync("/account")).GoesTo());
    }

    [Fact]
    public async Task An_agent_may_see_times_in_a_zone_of_their_own()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync();
        using var browser = await app.SignInAsync(email);

        using var refused = await browser.PostFormAsync("/account", "/account/time-zone", ("timeZone", "Mars/Olympus"));
        using var set = await browser.PostFormAsync("/account", "/account/time-zone", ("timeZone", "Asia/Tokyo"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("/account?done=TimeZone", set.GoesTo());
        var row = await app.WithDbAsync(organization.Id, db => db.Agents.SingleAsync(a => a.Id == agent.Id));
        Assert.Equal("Asia/Tokyo", row.TimeZone);
        using var reset = await browser.PostFormAsync("/account", "/account/time-zone", ("timeZone", ""));
        row = await app.WithDbAsync(organization.Id, db => db.Agents.SingleAsync(a => a.Id == agent.Id));
        Assert.Null(row.TimeZone);
    }

    [Fact]
    public async Task Who_works_in_several_organizations_chooses_and_can_switch()
    {
        var (first, second) = (await TestOrganization.CreateAsync(app, "First & Co"), await TestOrganization.CreateAsync(app, "Second"));
        var stranger = await TestOrganization.CreateAsync(app, "Stranger");
        var (_, email) = await first.AddAgentAsync("Anna First");
        await second.AddAgentAsync("Anna Second", email: email);
        using var browser = app.NewBrowser();

        using var signedIn = await browser.SignInByPageAsync(email, InboxApp.Password, ("ReturnUrl", "/account"));
        Assert.Equal("/organizations?ReturnUrl=%2Faccount", signedIn.GoesTo());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.OpenAsync("/api/conversations")).StatusCode);
        var choices = await browser.ReadAsync("/organizations");
        Assert.Contains("First &amp; Co", choices, StringComparison.Ordinal);
        Assert.DoesNotContain("Stranger", choices, StringComparison.Ordinal);

        using var chosen = await ChooseAsync(browser, first.Id, "/account");
        Assert.Equal("/account", chosen.GoesTo());
        Assert.Contains("Anna First", await browser.ReadAsync("/account"), StringComparison.Ordinal);
        using var switched = await ChooseAsync(browser, second.Id, "");
        Assert.Equal("/inbox", switched.GoesTo());
        Assert.Contains("Anna Second", await browser.ReadAsync("/account"), StringComparison.Ordinal);
        using var refused = await ChooseAsync(browser, stranger.Id, "");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_program_names_the_organization_at_sign_in()
    {
        var (first, second) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        var (_, email) = await first.AddAgentAsync();
        await second.AddAgentAsync(email: email);

        using var open = await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password);
        using var named = await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password, second.Organization.Slug);
        using var wrong = await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password, "no-such-organization");

        var unchosen = await open.JsonAsync();
        Assert.Equal(JsonValueKind.Null, unchosen.GetProperty("organization").ValueKind);
        Assert.Equal(2, unchosen.GetProperty("organizations").GetArrayLength());
        Assert.Equal(second.Id, (await named.JsonAsync()).GetProperty("organization").GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
    }

    [Fact]
    public async Task A_restart_and_a_second_instance_keep_the_session_and_a_dump_without_the_key_does_not()
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var answer = await app.NewBrowser().SignInByJsonAsync(email, InboxApp.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("inbox=", StringComparison.Ordinal)).Split(';')[0];

        await using var second = InboxApp.Start(app.Database);
        await using var thief = InboxApp.Start(app.Database, null, ("DataProtection:Key", Convert.ToBase64String(new byte[32])));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, cookie));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(thief, cookie));
        var keys = await app.WithDbAsync(null, db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync());
        Assert.All(
            keys, xml => Assert.True(
                xml.Contains("wrappedKey", StringComparison.Ordinal) && !xml.Contains("masterKey", StringComparison.Ordinal)));
    }

    private static Task<HttpResponseMessage> ChangePasswordAsync(HttpClient browser, string current, string wanted) =>
        browser.PostFormAsync("/account", "/account/password", ("CurrentPassword", current), ("NewPassword", wanted));

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient browser, Guid organizationId, string returnUrl) =>
        browser.PostFormAsync("/organizations", "/organizations", ("organizationId", organizationId.ToString()), ("returnUrl", returnUrl));

    private static async Task<HttpStatusCode> StatusAsync(InboxApp instance, string cookie)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        { BaseAddress = instance.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await client.OpenAsync("/account");
        return answer.StatusCode;
    }

    private Task<int> ChangeAsync(TestOrganization organization, Agent agent, Action<Agent> change) =>
        app.WithDbAsync(organization.Id, async db =>
        {
            change(await db.Agents.SingleAsync(a => a.Id == agent.Id));
            return await db.SaveChangesAsync();
        });

    /// <summary>Asks the policy itself, with a cookie that says Admin.</summary>
    private async Task<bool> MayUseSimulatorAsync(TestOrganization organization, Agent agent)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stamp = await app.WithDbAsync(
            null, db => db.Users.Where(a => a.Id == agent.AccountId).Select(a => a.SecurityStamp).SingleAsync());
        Claim[] claims =
        [
            new(AgentClaims.AccountId, agent.AccountId.ToString()), new(AgentClaims.Stamp, AgentClaims.StampOf(stamp)),
            new(AgentClaims.AgentId, agent.Id.ToString()), new(OrganizationClaims.OrganizationId, organization.Id.ToString()),
            new(AgentClaims.Role, "ADMIN"),
        ];
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new(new ClaimsIdentity(claims, "test")) };
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var result = await scope.ServiceProvider.GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(context.User, context, Policies.UseSimulator);
        return result.Succeeded;
    }
}
