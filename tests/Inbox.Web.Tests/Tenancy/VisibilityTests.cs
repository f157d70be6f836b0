using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>
/// What an agent may not see is not there: at every address with an id, in the list, its rows, and the API. Addresses find
/// themselves; a new list or page is added to <see cref="Lists"/>.
/// </summary>
public sealed class VisibilityTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    /// <summary>Addresses without an id that show conversations or what belongs to them.</summary>
    public static TheoryData<string> Lists { get; } =
    [
        "/inbox", "/inbox?status=closed", "/inbox?assignment=unassigned", "/inbox?assignment=mine", "/inbox?sort=closing",
        "/api/conversations",
        "/api/conversations?assignment=UNASSIGNED", "/inbox/rows?ids={0}", "/search?q=face", "/search?q=elsewhere",
        "/api/search?q=elsewhere", "/contacts",
    ];

    [Theory]
    [InlineData(AccessScope.Memberships, "elsewhere")]
    [InlineData(AccessScope.OwnOrUnassigned, "elsewhere")]
    [InlineData(AccessScope.OwnOrUnassigned, "a colleague's")]
    public async Task What_one_may_not_see_is_not_found_at_any_address(AccessScope sight, string whose)
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(sight);
        var hidden = whose == "elsewhere" ? scene.Elsewhere : scene.Colleagues;
        var token = await Addresses.AntiforgeryTokenAsync(browser);

        foreach (var (method, pattern) in Addresses.WithAnId(app))
        {
            using var real = await Addresses.AskAsync(browser, method, pattern, name => IdIn(pattern, name, hidden), token);
            using var none = await Addresses.AskAsync(browser, method, pattern, _ => Guid.CreateVersion7(), token);

            Assert.True(
                real.StatusCode == none.StatusCode && real.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                $"{method} {pattern.RawText} answered {(int)real.StatusCode}, and {(int)none.StatusCode} to an id that is not there");
            Assert.DoesNotContain(hidden.Text, await real.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(hidden, await scene.AsItIsAsync(hidden));
    }

    [Fact]
    public async Task Nobody_is_blocked_through_an_old_conversation_while_a_colleague_is_at_work_with_them()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.OwnOrUnassigned);
        var (own, hidden) = (scene.Unassigned, scene.Colleagues);
        await app.WithDbAsync(scene.Organization.Id, db => db.Conversations.Where(c => c.Id == own.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ContactId, hidden.ContactId)));

        using var refused = await browser.PostFormAsync("/inbox", $"/conversations/{own.Id}/contact/block");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("A colleague is at work with this person", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(scene.Organization.Id, db => db.Contacts.AnyAsync(c => c.BlockedAt != null)));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_shows_to_each_what_each_may_see(string address)
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        address = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, address, string.Join("%20", scene.All.Select(t => t.Id)));

        foreach (var sight in Enum.GetValues<AccessScope>())
        {
            using var browser = await scene.SignInAsync(sight);
            var page = await browser.GetStringAsync(address);
            foreach (var hidden in scene.All.Except(scene.SeenBy(sight)))
            {
                Assert.DoesNotContain(hidden.Text, page, StringComparison.Ordinal);
                Assert.DoesNotContain(hidden.ContactName, page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Each_sees_what_the_sight_says_and_admins_see_all()
    {
        var scene = await AccessScopeScene.CreateAsync(app);

        foreach (var sight in Enum.GetValues<AccessScope>())
        {
            using var agent = await scene.SignInAsync(sight);
            await AssertSeesAsync(agent, scene, scene.SeenBy(sight));
            using var admin = await scene.SignInAsync(sight, AgentRole.Admin);
            await AssertSeesAsync(admin, scene, scene.All);
        }
    }

    [Fact]
    public async Task Files_and_faces_are_seen_with_the_conversations_that_have_them()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.OwnOrUnassigned);
        using var admin = await scene.Organization.SignInAsync(AgentRole.Admin);

        foreach (var talk in scene.All)
        {
            var expected = scene.SeenBy(AccessScope.OwnOrUnassigned).Contains(talk) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            Assert.Equal(expected, (await browser.GetAsync($"/files/{talk.FileId}")).StatusCode);
            Assert.Equal(expected, (await browser.GetAsync($"/files/{talk.FaceId}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/files/{talk.FileId}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_file_that_may_not_be_seen_goes_nowhere_by_its_id()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.OwnOrUnassigned);
        var address = $"/conversations/{scene.Unassigned.Id}";

        foreach (var file in new[] { scene.Elsewhere.FileId, scene.Elsewhere.FaceId, await scene.UploadAsync() })
        {
            using var reply = await browser.PostFormAsync(address, $"{address}/replies", ("text", "Look"), ("fileIds", $"{file}"));
            using var later = await browser.PostFormAsync(
                address, $"{address}/replies", ("text", "Look"), ("fileIds", $"{file}"), ("later", "tomorrow"));
            using var draft = await browser.PostFormAsync(address, $"{address}/draft", ("text", "Look"), ("fileIds", $"{file}"));
            using var api = await browser.PostAsJsonAsync($"/api{address}/messages", new { content = "Look", files = new[] { file } });
            using var saved = await browser.PostFormAsync(
                "/settings/saved-replies/new", "/settings/saved-replies", ("shortcut", "look"), ("text", "Look"), ("fileIds", $"{file}"));

            foreach (var answer in new[] { reply, later, draft, api, saved })
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.DoesNotContain($"{file}", await answer.TextAsync(), StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/files/{file}")).StatusCode);
        }

        Assert.DoesNotContain("composer__picture\" src", await browser.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_a_saved_reply_is_for_whoever_may_use_that_wherever_it_was_sent()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var admin = await scene.Organization.SignInAsync(AgentRole.Admin);
        var file = await AccessScopeScene.UploadAsync(admin);
        using var saved = await admin.PostFormAsync(
            "/settings/saved-replies/new", "/settings/saved-replies", ("shortcut", "colours"), ("text", "Ours"), ("scope", "Everyone"),
            ("fileIds", $"{file}"));
        var elsewhere = $"/conversations/{scene.Elsewhere.Id}";
        using var sent = await admin.PostFormAsync(elsewhere, $"{elsewhere}/replies", ("fileIds", $"{file}"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        using var browser = await scene.SignInAsync(AccessScope.OwnOrUnassigned);
        var address = $"/conversations/{scene.Unassigned.Id}";
        using var reply = await browser.PostFormAsync(address, $"{address}/replies", ("fileIds", $"{file}"));

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/files/{file}")).StatusCode);
    }

    private static async Task AssertSeesAsync(HttpClient browser, AccessScopeScene scene, IReadOnlyCollection<SightTalk> seen)
    {
        var (list, api) = (await browser.GetStringAsync("/inbox"), await browser.GetStringAsync("/api/conversations"));
        foreach (var talk in scene.All)
        {
            var expected = seen.Contains(talk);
            Assert.Equal(expected, list.Contains(talk.Text, StringComparison.Ordinal));
            Assert.Equal(expected, api.Contains(talk.Text, StringComparison.Ordinal));
            foreach (var address in (string[])[
                $"/conversations/{talk.Id}", $"/conversations/{talk.Id}/thread", $"/api/conversations/{talk.Id}",
                $"/api/conversations/{talk.Id}/messages"])
            {
                Assert.Equal(expected ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
            }
        }
    }

    /// <summary>The id of the hidden thing that an address asks for.</summary>
    private static Guid IdIn(RoutePattern pattern, string name, SightTalk hidden) => name switch
    {
        "messageId" => hidden.MessageId,
        "contactId" => hidden.ContactId,
        "id" when pattern.RawText!.StartsWith("files", StringComparison.Ordinal) => hidden.FileId,
        _ => hidden.Id,
    };
}
