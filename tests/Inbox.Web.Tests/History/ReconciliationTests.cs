using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Simulator;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.History;

/// <summary>The last day is compared with Meta's own history: what is missing is fetched, and what came of it is said.</summary>
public sealed class ReconciliationTests(DatabaseFixture databases)
{
    [Fact]
    public async Task A_comparison_fills_what_never_came_and_names_it()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        world.Clock.Move(TimeSpan.FromHours(2));
        await world.WriteAsync("came", TimeSpan.FromMinutes(10) - TimeSpan.FromHours(2), silent: false);
        var webhook = await world.Meta.NextWebhookAsync();
        await world.PostAsync(webhook);
        var lost = await world.WriteAsync("never came", TimeSpan.FromMinutes(9) - TimeSpan.FromHours(2));
        using var owner = await world.Organization.SignInAsync(AgentRole.Owner);

        using var answer = await owner.PostFormAsync("/channels", $"/channels/{world.Page.Id}/reconciliation");
        await Eventually.TrueAsync(() => world.ReadAsync(async db => await db.Reconciliations.AnyAsync(r => r.AtMeta == 2)));

        // The hourly one may follow; the first that saw both is the one that filled the gap.
        var found = await world.ReadAsync(db => db.Reconciliations.Include(r => r.Gaps).OrderBy(r => r.Id).FirstAsync(r => r.AtMeta == 2));
        Assert.Equal((2, 2, 1, 0, null), (found.AtMeta, found.Present, found.Filled, found.OnlyHere, found.Error));
        var gap = Assert.Single(found.Gaps);
        Assert.Equal((lost, GapReason.NoWebhook, true), (gap.Mid, gap.Reason, gap.IsFilled));
        Assert.NotNull((await world.ReadAsync(db => db.Messages.SingleAsync(m => m.Mid == lost))).ReceivedAt);
        var page = await owner.ReadAsync("/channels");
        Assert.Contains("Last 24 h: 2 of 2 messages present", page, StringComparison.Ordinal);
        Assert.Contains("its webhook never came.", page, StringComparison.Ordinal);
        Assert.True(
            await world.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditAct.CompareHistory && e.ThingId == world.Page.Id)));
    }

    [Fact]
    public async Task What_was_missed_since_the_channel_is_connected_opens_and_waits_and_what_lay_before_is_closed_and_silent()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        world.Clock.Move(TimeSpan.FromHours(3));
        await world.WriteAsync("Thanks, bye", TimeSpan.FromHours(1), firstName: "Before");
        await world.WriteAsync("Where is it?", -TimeSpan.FromHours(1), firstName: "Asked");
        await world.WriteAsync("And mine?", -TimeSpan.FromHours(1), firstName: "Answered");
        await world.WriteAsync("On its way", -TimeSpan.FromHours(2), firstName: "Answered", echo: true);
        using var owner = await world.Organization.SignInAsync(AgentRole.Owner);

        using var answer = await owner.PostFormAsync("/channels", $"/channels/{world.Page.Id}/reconciliation");
        await Eventually.TrueAsync(() => world.ReadAsync(async db => await db.Messages.CountAsync() == 4));

        var asked = await world.ReadAsync(db => db.Messages.Where(m => m.Text == "Where is it?").Select(m => m.SentAt).SingleAsync());
        var found = await world.ReadAsync(db => db.Conversations
            .Select(c => new { c.Preview, c.Status, c.WaitingSince }).ToDictionaryAsync(c => c.Preview!));
        Assert.Equal((ConversationStatus.Closed, null), (found["Thanks, bye"].Status, found["Thanks, bye"].WaitingSince));
        Assert.Equal((ConversationStatus.Open, asked), (found["Where is it?"].Status, found["Where is it?"].WaitingSince));
        Assert.Equal((ConversationStatus.Open, null), (found["On its way"].Status, found["On its way"].WaitingSince));
        var waiting = (await owner.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row:has(.needs-reply)");
        Assert.Contains("Where is it?", Assert.Single(waiting).Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_Meta_gives_details_of_is_counted_and_what_is_only_here_is_named()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        for (var number = 1; number <= 23; number++)
        {
            await world.WriteAsync($"number {number}", TimeSpan.FromMinutes(60 - number));
        }

        var person = TestOrganization.NextId();
        var at = DateTimeOffset.UtcNow.AddMinutes(-20).ToUnixTimeMilliseconds();
        using var posted = await world.App.PostWebhookAsync(
            Payload.Text(SimulatorHost.Page, person, "only here", at: at), SimulatorHost.AppSecret);
        await world.App.WebhooksAreProcessedAsync();
        using var owner = await world.Organization.SignInAsync(AgentRole.Owner);

        using var answer = await owner.PostFormAsync("/channels", $"/channels/{world.Page.Id}/reconciliation");
        await Eventually.TrueAsync(() => world.ReadAsync(async db => await db.Reconciliations.AnyAsync()));

        var found = await world.ReadAsync(db => db.Reconciliations.Include(r => r.Gaps).SingleAsync());
        Assert.Equal((23, 20, 20, 1), (found.AtMeta, found.Present, found.Filled, found.OnlyHere));
        Assert.Equal(3, found.Gaps.Count(g => !g.IsFilled && g.Reason == GapReason.NotConnected));
        Assert.Single(found.Gaps, g => g.Reason == GapReason.NotAtMeta);
    }

    [Fact]
    public async Task Another_organization_can_neither_read_nor_compare_it()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        await world.WriteAsync("ours", TimeSpan.FromHours(1));
        await world.ImportAsync();
        var other = await TestOrganization.CreateAsync(world.App);
        using var stranger = await other.SignInAsync(AgentRole.Owner);

        using var answer = await stranger.PostFormAsync("/channels", $"/channels/{world.Page.Id}/reconciliation");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Imported", await stranger.ReadAsync("/channels"), StringComparison.Ordinal);
        Assert.Empty(
            await world.App.WithDbAsync(other.Id, db => db.ChannelHistories.Where(h => h.ChannelId == world.Page.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_channel_without_a_history_gets_one_however_many_ask_at_once()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        using var owner = await world.Organization.SignInAsync(AgentRole.Owner);

        var page = await owner.GetPageAsync("/channels");
        for (var round = 0; round < 5; round++)
        {
            await world.ReadAsync(db => db.ChannelHistories.ExecuteDeleteAsync());
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(_ => owner.PostFormAsync(page, $"/channels/{world.Page.Id}/reconciliation", [])));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
            Assert.NotNull(await world.HistoryAsync());
        }

        // That somebody else was faster is answered, and nobody's error.
        Assert.DoesNotContain(world.App.Log.TakeErrors(), error => error.Contains("duplicate key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_without_access_waits_and_goes_on_once_it_has_it()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        await world.WriteAsync("before", TimeSpan.FromHours(1));
        await world.Meta.SwitchAsync(SimulatorHost.Page, new { readsPerSecond = 1000, refusal = "190/463" });

        await world.BeginImportAsync();
        await Eventually.TrueAsync(async () => (await world.HistoryAsync()).Error is not null);
        await world.Meta.SwitchAsync(SimulatorHost.Page, new { readsPerSecond = 1000, refusal = (string?)null });
        await world.ImportAsync();

        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Null((await world.HistoryAsync()).Error);
    }
}
