using System.Net;
using System.Web;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Channels;

/// <summary>Connecting by Instagram Login, and keeping its token alive (meta-platform 4.7).</summary>
public sealed class InstagramLoginTests(ChannelsApp shared) : ChannelsFixture(shared)
{
    [Fact]
    public async Task The_account_is_connected_with_a_long_lived_token()
    {
        var channel = await ConnectAsync();

        Assert.Equal((Platform.Instagram, Meta.InstagramId, Meta.InstagramId), (channel.Platform, channel.ExternalId, channel.PageId));
        Assert.Equal((true, Meta.UserId, "habitat.insta"), (channel.UsesInstagramLogin, channel.MetaUserId, channel.Name));
        Assert.Equal(MetaStub.InstagramToken, TokenOf(channel));
        Assert.Equal(Clock.GetUtcNow() + TimeSpan.FromSeconds(5183944), channel.TokenExpiresAt!.Value, TimeSpan.FromMilliseconds(1));
        var subscribing = Graph.Requests.Single(r => r.RequestUri!.AbsolutePath.EndsWith("/subscribed_apps", StringComparison.Ordinal));
        Assert.Equal("graph.instagram.com", subscribing.RequestUri!.Host);
        Assert.Contains("messaging_seen", Meta.SubscribedFields!);
    }

    [Fact]
    public async Task Fields_that_Meta_spells_otherwise_are_subscribed_to_as_it_spells_them()
    {
        Meta.KnownFields = [
        "messages", "message_reactions", "message_edits", "messaging_postbacks", "messaging_referrals", "messaging_optins", "standby",
        "comments"];

        var channel = await ConnectAsync();

        Assert.NotNull(channel.SubscribedAt);
        Assert.Equal(
            ["messages", "message_reactions", "message_edits", "messaging_postbacks", "messaging_referrals", "messaging_optins", "standby"],
            Meta.SubscribedFields!);
    }

    [Fact]
    public async Task Without_messages_among_the_fields_the_refusal_stands()
    {
        Meta.KnownFields = ["comments"];

        var channel = await ConnectAsync();

        Assert.Null(channel.SubscribedAt);
        Assert.Empty(Meta.Subscribed);
    }

    [Theory]
    [InlineData("?error=access_denied&error_reason=user_denied", "The login was cancelled")]
    [InlineData("?code=good", "We did not ask for this login")]
    public async Task What_did_not_work_is_said(string query, string words)
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var state = query.Contains("error", StringComparison.Ordinal) ? $"&state={await BeginAsync(admin)}" : "";

        using var answer = await admin.OpenAsync($"/channels/instagram-login/return{query}{state}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await ChannelsAsync(organization.Id));
    }

    [Fact]
    public async Task A_state_of_one_login_is_not_one_of_the_other()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var state = await BeginAsync(admin);

        using var answer = await admin.OpenAsync($"/channels/facebook-login/return?code=good&state={state}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task An_account_that_another_organization_has_is_refused()
    {
        var other = await ConnectAsync();
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var answer = await ReturnAsync(admin);

        Assert.Contains("Another organization has this channel", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await ChannelsAsync(organization.Id));
        Assert.Single(await ChannelsAsync(other.OrganizationId));
    }

    [Theory]
    [InlineData(6, MetaStub.InstagramToken)]
    [InlineData(7, "IGAArenewed-secret")]
    [InlineData(55, "IGAArenewed-secret")]
    public async Task The_token_is_renewed_every_week(int days, string token)
    {
        var channel = await ConnectAsync();
        Clock.Move(TimeSpan.FromDays(days));

        await CheckAsync(channel.OrganizationId, channel.Id);

        var now = Assert.Single(await ChannelsAsync(channel.OrganizationId));
        Assert.Equal(token, TokenOf(now));
        Assert.True(now.CanSpeak);
    }

    [Fact]
    public async Task A_token_that_ended_needs_a_new_login()
    {
        var channel = await ConnectAsync();
        Clock.Move(TimeSpan.FromDays(61));
        Graph.AnswerWhen = _ => """{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}""";

        await CheckAsync(channel.OrganizationId, channel.Id);

        var now = Assert.Single(await ChannelsAsync(channel.OrganizationId));
        Assert.False(now.CanSpeak);
        Assert.Contains("ran out", now.LastError?.ToString(), StringComparison.Ordinal);
    }

    private async Task<Channel> ConnectAsync()
    {
        var organization = await TestOrganization.CreateAsync(App, isConnected: false);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var answer = await ReturnAsync(admin);
        Assert.Equal("/channels?done=Connected", answer.GoesTo());
        return Assert.Single(await ChannelsAsync(organization.Id));
    }

    private static async Task<HttpResponseMessage> ReturnAsync(HttpClient admin) =>
        await admin.OpenAsync($"/channels/instagram-login/return?code=good%23_&state={await BeginAsync(admin)}");

    private static async Task<string> BeginAsync(HttpClient admin)
    {
        using var answer = await admin.OpenAsync("/channels/instagram-login");
        Assert.Equal("https://www.instagram.com/oauth/authorize", answer.Headers.Location!.GetLeftPart(UriPartial.Path));
        return HttpUtility.ParseQueryString(answer.Headers.Location.Query)["state"]!;
    }

    private string TokenOf(Channel channel) =>
        App.Services.GetRequiredService<ChannelTokens>().Unprotect(channel.OrganizationId, channel.ProtectedToken!);
}
