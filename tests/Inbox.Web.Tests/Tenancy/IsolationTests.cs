using System.Net;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>Asks for every address with an id as a stranger: the answer is that of an id that does not exist.</summary>
public sealed class IsolationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Another_organizations_ids_are_not_found_at_any_address()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        await app.ReceiveAsync(Payload.Text(theirs.PageId, TestOrganization.NextId(), "Not for you"));
        var conversation = await app.WithDbAsync(theirs.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        var metaApp = await AddMetaAppAsync(theirs);
        using var stranger = await mine.SignInAsync(AgentRole.Owner);
        using var owner = await theirs.SignInAsync();
        var token = await Addresses.AntiforgeryTokenAsync(stranger);

        var tried = 0;
        foreach (var (method, pattern) in Addresses.WithAnId(app))
        {
            var foreign = pattern.RawText!.Contains("channelId", StringComparison.Ordinal) ? theirs.Page.Id
                : pattern.RawText.Contains("apps/", StringComparison.Ordinal) ? metaApp
                : conversation;
            using var real = await Addresses.AskAsync(stranger, method, pattern, _ => foreign, token);
            using var none = await Addresses.AskAsync(stranger, method, pattern, _ => Guid.CreateVersion7(), token);

            Assert.True(real.StatusCode == HttpStatusCode.NotFound, $"{method} {pattern.RawText} answered {(int)real.StatusCode}");
            Assert.Equal(none.StatusCode, real.StatusCode);
            Assert.DoesNotContain("Not for you", await real.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            tried++;
        }

        Assert.True(tried >= 8, $"Only {tried} addresses with an id were found.");
        Assert.Contains("Not for you", await owner.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_holds_only_ones_own()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        await app.ReceiveAsync(Payload.Text(theirs.PageId, TestOrganization.NextId(), "Not for you"));
        using var stranger = await mine.SignInAsync();

        Assert.DoesNotContain("Not for you", await stranger.GetStringAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal("[]", await stranger.GetStringAsync("/api/conversations"));
    }

    [Fact]
    public async Task Nothing_but_what_says_so_answers_without_a_session()
    {
        using var nobody = app.NewBrowser();

        foreach (var endpoint in Addresses.Of(app)
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null))
        {
            foreach (var method in Addresses.MethodsOf(endpoint))
            {
                using var answer = await Addresses.AskAsync(nobody, method, endpoint.RoutePattern, _ => Guid.CreateVersion7(), token: null);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized,
                    $"{method} {endpoint.RoutePattern.RawText} answered {(int)answer.StatusCode} to nobody");
            }
        }
    }

    private Task<Guid> AddMetaAppAsync(TestOrganization organization) => app.WithDbAsync(organization.Id, async db =>
    {
        var tokens = app.Services.GetRequiredService<ChannelTokens>();
        string Seal(string secret) => tokens.Protect(organization.Id, secret);
        var added = new MetaApp(
            organization.Id, "Theirs", "990000000000001", null, new(Seal("secret"), null, Seal("token")), DateTimeOffset.UtcNow);
        db.MetaApps.Add(added);
        await db.SaveChangesAsync();
        return added.Id;
    });
}
