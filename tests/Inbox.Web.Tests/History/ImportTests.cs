using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Simulator;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.History;

/// <summary>What was written before a channel was connected is here afterwards, once, and disturbs nobody.</summary>
public sealed class ImportTests(DatabaseFixture databases)
{
    [Fact]
    public async Task An_import_brings_the_newest_messages_of_each_conversation_without_telling_anybody()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        for (var number = 23; number >= 1; number--)
        {
            await world.WriteAsync($"number {number}", TimeSpan.FromHours(number));
        }

        await world.WriteAsync("Hello there", TimeSpan.FromDays(3), firstName: "Grace");
        await world.WriteAsync("Good morning", TimeSpan.FromDays(2), firstName: "Grace", echo: true);

        await world.ImportAsync();

        var history = await world.HistoryAsync();
        Assert.Equal((2, 22, null), (history.Conversations, history.Messages, history.Error));
        var ada = await world.ReadAsync(
            db => db.Conversations.SingleAsync(c => db.Contacts.Any(p => p.Id == c.ContactId && p.Name == "Ada Byron")));
        Assert.Null(ada.LastIncomingReceivedAt);
        Assert.All(await world.ReadAsync(db => db.Conversations.ToListAsync()), conversation =>
            Assert.Equal((ConversationStatus.Closed, null), (conversation.Status, conversation.WaitingSince)));
        Assert.Equal(ada.LastIncomingAt + TimeSpan.FromHours(24), ada.WindowClosesAt);
        var texts = await world.ReadAsync(
            db => db.Messages.Where(m => m.ConversationId == ada.Id).OrderBy(m => m.SentAt).Select(m => m.Text).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 20).Reverse().Select(number => $"number {number}"), texts);
        using var owner = await world.Organization.SignInAsync(AgentRole.Owner);
        Assert.Contains("Imported 2 conversations, 22 messages", await owner.ReadAsync("/channels"), StringComparison.Ordinal);
        Assert.DoesNotContain("conversation-row", await owner.ReadAsync("/inbox"), StringComparison.Ordinal);
        var closed = await owner.ReadAsync("/inbox?status=closed");
        Assert.Contains("Ada Byron", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("conversation-row--unread", closed, StringComparison.Ordinal);
    }

    /// <summary>The history tells whole seconds.</summary>
    [Fact]
    public async Task What_was_written_within_a_second_keeps_its_order()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        for (var number = 0; number < 30; number++)
        {
            await world.WriteAsync($"b{number}", TimeSpan.FromHours(1));
        }

        await world.ImportAsync();

        var texts = await world.ReadAsync(db => db.Messages.OrderBy(m => m.SentAt).ThenBy(m => m.Id).Select(m => m.Text!).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 30).TakeLast(texts.Count).Select(number => $"b{number}"), texts);
        Assert.Equal("b29", (await world.ReadAsync(db => db.Conversations.SingleAsync())).Preview);
    }

    [Fact]
    public async Task An_import_twice_is_the_same_as_once_and_reopens_nothing()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        await world.WriteAsync("before", TimeSpan.FromHours(3));
        await world.ImportAsync();
        await world.ReadAsync(async db =>
        {
            var agent = (await world.Organization.AddAgentAsync()).Agent;
            (await db.Conversations.SingleAsync()).Close(agent, world.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await world.WriteAsync("even before", TimeSpan.FromHours(4));

        await world.ImportAsync();
        await world.ImportAsync();

        Assert.Equal(
            ["even before", "before"], await world.ReadAsync(db => db.Messages.OrderBy(m => m.SentAt).Select(m => m.Text!).ToListAsync()));
        Assert.Equal(ConversationStatus.Closed, (await world.ReadAsync(db => db.Conversations.SingleAsync())).Status);
        Assert.Equal(1, await world.ReadAsync(db => db.Contacts.CountAsync()));
    }

    [Fact]
    public async Task An_import_that_is_begun_later_tells_of_what_was_missed_since_the_channel_was_connected()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        var connectedAt = DateTimeOffset.UtcNow.AddHours(-2);
        await world.ReadAsync(db => db.Channels.ExecuteUpdateAsync(c => c.SetProperty(x => x.ConnectedAt, connectedAt)));
        await world.WriteAsync("Before", TimeSpan.FromHours(3));
        await world.WriteAsync("Missed", TimeSpan.FromHours(1), firstName: "Grace");

        await world.ImportAsync();

        var all = await world.ReadAsync(db => db.Conversations.OrderBy(c => c.LastMessageAt)
            .Select(c => new { c.Preview, c.Status, IsWaiting = c.WaitingSince != null, IsUnread = c.LastIncomingReceivedAt != null })
            .ToListAsync());
        Assert.Equal(
            [("Before", ConversationStatus.Closed, false, false), ("Missed", ConversationStatus.Open, true, true)],
            all.Select(c => (c.Preview!, c.Status, c.IsWaiting, c.IsUnread)));
    }

    [Fact]
    public async Task A_killed_import_goes_on_where_it_was()
    {
        await using var world = await HistoryWorld.StartAsync(databases, readsPerSecond: 10);
        await world.Meta.SwitchAsync(SimulatorHost.Page, new { readsPerSecond = 1000, mostRowsPerRead = 20 });
        for (var number = 1; number <= 12; number++)
        {
            await world.WriteAsync($"from {number}", TimeSpan.FromHours(number), firstName: $"Person {number}");
        }

        await world.BeginImportAsync();
        await Eventually.TrueAsync(async () => (await world.HistoryAsync()).Conversations >= 2);
        await world.RestartAsync();
        var atKill = (await world.HistoryAsync()).Conversations;
        world.Clock.Move(TimeSpan.FromMinutes(6));
        await world.ImportedAsync();

        Assert.InRange(atKill, 2, 11);
        Assert.Equal(12, (await world.HistoryAsync()).Conversations);
        Assert.Equal(12, await world.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task A_webhook_after_the_import_makes_the_message_news()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        var mid = await world.WriteAsync("Are you open?", TimeSpan.FromMinutes(2), silent: false);
        var webhook = await world.Meta.NextWebhookAsync();

        await world.ImportAsync();
        var quiet = await world.ReadAsync(db => db.Conversations.SingleAsync());
        await world.PostAsync(webhook);

        Assert.Null(quiet.LastIncomingReceivedAt);
        Assert.NotNull((await world.ReadAsync(db => db.Conversations.SingleAsync())).LastIncomingReceivedAt);
        var message = await world.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((mid, false), (message.Mid, message.IsFromHistory));
        Assert.NotNull(message.ReceivedAt);
    }

    [Fact]
    public async Task An_import_and_webhooks_in_any_order_come_to_the_same()
    {
        await using var world = await HistoryWorld.StartAsync(databases);
        var webhooks = await HappenAsync(world);
        var expected = await ReceiveAsync(world, webhooks, importAt: -1);
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"Seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 6; round++)
        {
            await world.ConnectAsync();
            var shuffled = webhooks.ToArray();
            random.Shuffle(shuffled);

            var come = await ReceiveAsync(world, shuffled, random.Next(webhooks.Count + 1));

            Assert.True(expected == come, $"Seed {seed}, round {round}: expected {expected}, came {come}");
        }
    }

    private static async Task<List<ReceivedWebhook>> HappenAsync(HistoryWorld world)
    {
        var mids = new List<string>();
        foreach (var (text, echo) in new[] { ("one", false), ("two", false), ("three", true), ("four", false) })
        {
            mids.Add(await world.WriteAsync(text, TimeSpan.FromMinutes(30 - mids.Count), echo: echo, silent: false));
        }

        await ActAsync(world, "attachment", new { type = "image" });
        await ActAsync(world, "react", new { mid = mids[0], reaction = "love", emoji = "❤️" });
        await ActAsync(world, "edit", new { mid = mids[1], text = "two, better" });
        await ActAsync(world, "unsend", new { mid = mids[3] });
        var webhooks = new List<ReceivedWebhook>();
        for (var number = 0; number < 8; number++)
        {
            webhooks.Add(await world.Meta.NextWebhookAsync());
        }

        return webhooks;
    }

    private static Task<JsonElement> ActAsync(HistoryWorld world, string kind, object fields) =>
        world.Meta.SendAsync(new { account = SimulatorHost.Page, person = new { firstName = "Ada", lastName = "Byron" }, kind, fields });

    private static async Task<string> ReceiveAsync(HistoryWorld world, IReadOnlyList<ReceivedWebhook> webhooks, int importAt)
    {
        for (var number = 0; number <= webhooks.Count; number++)
        {
            if (number == importAt)
            {
                await world.ImportAsync();
            }

            if (number < webhooks.Count)
            {
                await world.PostAsync(webhooks[number]);
            }
        }

        var messages = await world.ReadAsync(db => db.Messages.Include(m => m.Attachments).Include(m => m.Reactions).Include(m => m.Edits)
            .OrderBy(m => m.SentAt).ToListAsync());
        var conversation = await world.ReadAsync(db => db.Conversations.SingleAsync());
        return JsonSerializer.Serialize(new
        {
            conversation.LastIncomingAt,
            conversation.LastMessageAt,
            conversation.Preview,
            IsUnread = conversation.LastIncomingReceivedAt is not null,
            conversation.WindowClosesAt,
            Messages = messages.Select(m => new
            {
                m.Mid,
                m.Text,
                m.SentAt,
                m.IsUnsent,
                m.IsFromHistory,
                Kinds = m.Attachments.Select(a => a.Kind),
                Emojis = m.Reactions.Select(r => r.Emoji),
                Edits = m.Edits.OrderBy(e => e.Number).Select(e => e.Text),
            }),
        });
    }
}
