using Inbox.Testing;
using Inbox.Web.Background;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Channels;

/// <summary>The daily check (meta-platform 4.5).</summary>
public sealed class ChannelCheckTests(ChannelsApp shared) : ChannelsFixture(shared)
{
    [Fact]
    public async Task A_good_channel_is_checked_again_in_a_day()
    {
        var channel = await CheckedAsync();

        Assert.True(channel.CanSpeak);
        Assert.Equal(Clock.GetUtcNow(), channel.CheckedAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(Clock.GetUtcNow().AddDays(1), channel.CheckDueAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(Meta.UserId, channel.MetaUserId);
        Assert.Null(channel.MissingPermissions);
    }

    [Theory]
    [InlineData(458, "removed our app")]
    [InlineData(460, "changed their password")]
    [InlineData(492, "lost their role")]
    [InlineData(1, "ended our access")]
    public async Task A_dead_token_stops_the_channel_and_says_why(int subcode, string words)
    {
        Meta.DeadSubcode = subcode;

        var channel = await CheckedAsync();

        Assert.False(channel.CanSpeak);
        Assert.Contains(words, channel.LastError?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_stood_still_by_a_single_error_goes_on_once_its_token_is_found_valid()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Channels.SingleAsync(c => c.Id == organization.Page.Id)).RefuseToken("Once", Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        Assert.True((await CheckedAsync(organization)).CanSpeak);
    }

    [Fact]
    public async Task Fields_that_fell_off_are_subscribed_to_again()
    {
        Meta.SubscribedFields = ["messages"];

        var channel = await CheckedAsync();

        Assert.NotNull(channel.SubscribedAt);
        Assert.Single(Meta.Subscribed);
        Assert.Contains("messaging_policy_enforcement", Meta.SubscribedFields);
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        Meta.Scopes = ["pages_messaging"];

        Assert.Equal("pages_manage_metadata", (await CheckedAsync()).MissingPermissions);
    }

    [Fact]
    public async Task Without_the_permission_to_send_a_channel_stands_still_until_it_is_given_back()
    {
        var organization = await TestOrganization.CreateAsync(App);
        Meta.Scopes = ["pages_manage_metadata"];

        var channel = await CheckedAsync(organization);
        Assert.False(channel.CanSpeak);
        Assert.Contains("pages_messaging was taken away", channel.LastError?.ToString(), StringComparison.Ordinal);

        Meta.Scopes = ["pages_messaging", "pages_manage_metadata"];
        Assert.True((await CheckedAsync(organization)).CanSpeak);
    }

    [Fact]
    public async Task When_Meta_does_not_answer_nothing_is_concluded_and_it_is_asked_again_soon()
    {
        Graph.AnswerWhen = _ => "<html>";

        var channel = await CheckedAsync();

        Assert.True(channel.CanSpeak);
        Assert.Null(channel.CheckedAt);
        Assert.True(channel.CheckDueAt < Clock.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task The_queue_gives_each_due_channel_to_one_worker()
    {
        var organization = await TestOrganization.CreateAsync(App);
        Clock.Move(TimeSpan.FromDays(1));

        var claimed = new List<Guid>();
        while (await ClaimAsync() is { Count: > 0 } batch)
        {
            claimed.AddRange(batch.Select(due => due.Id));
        }

        Assert.Distinct(claimed);
        Assert.Subset(claimed.ToHashSet(), new HashSet<Guid> { organization.Page.Id, organization.Instagram.Id });
    }

    private async Task<Channel> CheckedAsync(TestOrganization? organization = null)
    {
        organization ??= await TestOrganization.CreateAsync(App);
        await CheckAsync(organization.Id, organization.Page.Id);
        return (await ChannelsAsync(organization.Id)).Single(c => c.Id == organization.Page.Id);
    }

    private async Task<List<DueRow>> ClaimAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InboxDbContext>()
            .ClaimAsync(ChannelCheckWorker.Claim, limit: 10, Clock.GetUtcNow(), CancellationToken.None);
    }
}
