using System.Net;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Channels;

/// <summary>A Meta app that an organization brings itself is believed for its own channels only.</summary>
public sealed class OwnMetaAppTests(ChannelsApp shared) : ChannelsFixture(shared)
{
    private const string Secret = "own_app_secret_0123456789";
    private const string VerifyToken = "own-verify-token";

    [Fact]
    public async Task It_has_an_address_of_its_own_that_knows_its_verify_token_only()
    {
        var (_, _, app) = await NewAsync();
        using var nobody = App.NewBrowser();

        using var right = await nobody.OpenAsync(
            $"/api/webhooks/facebook/{app}?hub.mode=subscribe&hub.challenge=42&hub.verify_token={VerifyToken}");
        using var shared = await nobody.OpenAsync(
            $"/api/webhooks/facebook/{app}?hub.mode=subscribe&hub.challenge=42&hub.verify_token={InboxApp.VerifyToken}");
        using var unknown = await nobody.OpenAsync(
            $"/api/webhooks/facebook/{Guid.NewGuid()}?hub.mode=subscribe&hub.challenge=42&hub.verify_token={VerifyToken}");

        Assert.Equal("42", await right.TextAsync());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (shared.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task Its_events_are_shown_on_channels_connected_through_it()
    {
        var (organization, _, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);

        await PostAsync(app, Payload.Text(organization.PageId, TestOrganization.NextId(), "Through our own app"));

        Assert.Equal("Through our own app", await App.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text).SingleAsync()));
    }

    [Fact]
    public async Task An_event_that_names_another_organizations_Page_is_kept_with_the_reason_and_shown_to_nobody()
    {
        var (organization, _, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);
        var other = await TestOrganization.CreateAsync(App);

        await PostAsync(app, Payload.Text(other.PageId, TestOrganization.NextId(), "Forged"));

        await AssertShownToNobodyAsync(other, app);
    }

    [Fact]
    public async Task The_shared_app_is_not_believed_for_a_channel_of_an_own_one()
    {
        var (organization, _, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Forged"));

        await AssertShownToNobodyAsync(organization, null);
    }

    [Fact]
    public async Task Another_secret_signs_nothing_there()
    {
        var (_, _, app) = await NewAsync();
        var body = Encoding.UTF8.GetBytes("{}");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync($"/api/webhooks/facebook/{app}", body, InboxApp.AppSecret));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("/api/webhooks/facebook", body, Secret));
    }

    [Fact]
    public async Task New_secrets_count_at_once_and_the_old_ones_as_long_as_Meta_delivers_what_they_signed()
    {
        const string Renewed = "own_app_secret_after_the_reset";
        var (organization, admin, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);
        var address = $"/api/webhooks/facebook/{app}";
        byte[] Said() => Encoding.UTF8.GetBytes(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));

        using var empty = await admin.PostFormAsync($"/channels/apps/{app}", $"/channels/apps/{app}/secrets");
        using var odd = await admin.PostFormAsync($"/channels/apps/{app}", $"/channels/apps/{app}/secrets", ("appSecret", "two words"));
        using var taken = await admin.PostFormAsync($"/channels/apps/{app}", $"/channels/apps/{app}/secrets", ("appSecret", Renewed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Enter the secret that was reset.", await empty.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (odd.StatusCode, taken.StatusCode));
        Assert.Contains(
            "The new secrets count from now on.", await admin.ReadAsync(taken.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK),
            (await PostAsync(address, Said(), Renewed), await PostAsync(address, Said(), Secret)));

        Clock.Move(TimeSpan.FromHours(36));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Forbidden),
            (await PostAsync(address, Said(), Renewed), await PostAsync(address, Said(), Secret)));
        Assert.DoesNotContain(Renewed, await DatabaseText.DumpAsync(Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_for_its_channels_are_proven_with_its_secret()
    {
        var (organization, _, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);

        await CheckAsync(organization.Id, organization.Page.Id);

        var proof = Inbox.Web.Meta.Graph.AppSecretProof.Of($"token-of-{organization.PageId}", Secret);
        Assert.Contains(Graph.Requests, r => r.RequestUri!.Query.Contains(proof, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_callbacks_know_its_secret_and_its_people_only()
    {
        var (organization, _, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);
        using var client = new HttpClient { BaseAddress = App.Address };
        Task<HttpResponseMessage> Post(string path, string secret) => client.PostAsync(
            path, new FormUrlEncodedContent([new("signed_request", MetaCallbackTests.Sign(Meta.UserId, secret))]));

        using var shared = await Post("/api/meta/deauthorize", InboxApp.AppSecret);
        using var forged = await Post($"/api/meta/deauthorize/{app}", InboxApp.AppSecret);
        Assert.All(await ChannelsAsync(organization.Id), c => Assert.True(c.CanSpeak));
        using var own = await Post($"/api/meta/deauthorize/{app}", Secret);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK), (shared.StatusCode, forged.StatusCode, own.StatusCode));
        Assert.All(await ChannelsAsync(organization.Id), c => Assert.False(c.CanSpeak));
    }

    [Fact]
    public async Task Its_secrets_are_never_shown_and_it_stays_while_channels_use_it()
    {
        var (organization, admin, app) = await NewAsync();
        await ConnectThroughAsync(organization, app);

        var page = await admin.GetPageAsync($"/channels/apps/{app}");
        using var refused = await admin.PressAsync(page, "main button.button--danger");
        var shown = page.Source.Text + await admin.ReadAsync("/channels") + await refused.TextAsync();

        Assert.Contains($"/api/webhooks/facebook/{app}", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain(Secret, shown + await DatabaseText.DumpAsync(Database), StringComparison.Ordinal);
        Assert.DoesNotContain(VerifyToken, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_one_is_said()
    {
        var (_, admin, _) = await NewAsync();

        using var answer = await admin.PostFormAsync(
            "/channels/apps/new", "/channels/apps", ("Name", "X"), ("AppId", "not a number"), ("AppSecret", "typed-secret"));

        var words = await answer.TextAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("digits only", words, StringComparison.Ordinal);
        Assert.DoesNotContain("typed-secret", words, StringComparison.Ordinal);
    }

    private async Task<(TestOrganization Organization, HttpClient Admin, Guid App)> NewAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var admin = await organization.SignInAsync(AgentRole.Admin);
        using var answer = await admin.PostFormAsync(
            "/channels/apps/new", "/channels/apps",
            ("Name", "Our own"), ("AppId", MetaStub.AppId), ("AppSecret", Secret), ("VerifyToken", VerifyToken));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (organization, admin, await App.WithDbAsync(organization.Id, db => db.MetaApps.Select(a => a.Id).SingleAsync()));
    }

    private Task<int> ConnectThroughAsync(TestOrganization organization, Guid app) => App.WithDbAsync(organization.Id, async db =>
    {
        (await db.Channels.ToListAsync()).ForEach(c => c.ConnectThrough(new ChannelOrigin(app, Meta.UserId), Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    private async Task PostAsync(Guid app, string json)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync($"/api/webhooks/facebook/{app}", Encoding.UTF8.GetBytes(json), Secret));
        await App.WebhooksAreProcessedAsync();
    }

    private async Task<HttpStatusCode> PostAsync(string path, byte[] body, string secret)
    {
        using var client = new HttpClient { BaseAddress = App.Address };
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.Add("X-Hub-Signature-256", InboxApp.Sign(body, secret));
        using var answer = await client.PostAsync(path, content);
        return answer.StatusCode;
    }

    private async Task AssertShownToNobodyAsync(TestOrganization named, Guid? app)
    {
        var item = await App.WithDbAsync(null, db => db.WebhookItems.OrderBy(i => i.Id).LastAsync());
        Assert.Equal((WebhookItemState.NoChannel, null, null), (item.State, item.OrganizationId, item.ChannelId));
        Assert.Contains("not connected through the Meta app", item.Reason?.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            app, await App.WithDbAsync(
                null, db => db.WebhookEvents.Where(e => e.Id == item.EventId).Select(e => e.MetaAppId).SingleAsync()));
        Assert.Empty(await App.WithDbAsync(named.Id, db => db.Messages.ToListAsync()));
    }
}
