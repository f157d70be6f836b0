using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Inbox.Testing;
using Inbox.Web.Receiving;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Receiving;

/// <summary>What comes before its message waits for it; in whatever order things come, the end is the same.</summary>
public sealed class PendingEventTests(DatabaseFixture databases) : IAsyncLifetime
{
    private const int Runs = 12;

    private readonly HandMovedClock clock = new();
    private readonly GraphApiStub graph = new();
    private string database = "";
    private InboxApp app = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        app = InboxApp.Start(database, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            graph.Install(services);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    [Fact]
    public async Task A_reaction_before_its_message_hangs_on_it_when_it_comes()
    {
        var talk = await BeginAsync();
        var mid = Payload.NewMid();
        var message = talk.Said(mid, "Hello");

        await talk.HappenAsync(talk.Reacted(mid, "❤️"), message);

        Assert.Contains("❤️", (await talk.PageAsync()).QuerySelector(".reactions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task An_edit_before_its_message_is_its_text_when_it_comes()
    {
        var talk = await BeginAsync();
        var mid = Payload.NewMid();
        var message = talk.Said(mid, "Helo");

        await talk.HappenAsync(talk.Edited(mid, "Hello!", 2), talk.Edited(mid, "Hello", 1), message);

        var page = await talk.PageAsync();
        Assert.Equal("Hello!", page.QuerySelector(".message__text")!.Seen());
        Assert.Equal("Hello!", page.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Equal(["Helo", "Hello", "Hello!"], page.QuerySelectorAll(".message__edits li span").Select(e => e.TextContent));
    }

    [Fact]
    public async Task A_message_that_was_unsent_before_it_came_is_never_shown()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = Payload.NewMid();
        var message = talk.Said(
            mid, "my secret", """{"attachments":[{"type":"image","payload":{"url":"https://a.example.com/secret"}}]}""");

        await talk.HappenAsync(talk.Unsent(mid), message);

        var page = await talk.PageAsync();
        Assert.NotNull(page.QuerySelector(".message__bubble--gone"));
        Assert.DoesNotContain("secret", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal("Message unsent", page.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Null((await talk.ApiAsync())[0]!["content"]);
    }

    [Fact]
    public async Task A_message_and_its_unsending_in_one_webhook_show_nothing()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = Payload.NewMid();

        await app.ReceiveAsync(talk.Body("messaging", talk.Said(mid, "my secret"), talk.Unsent(mid)));

        Assert.DoesNotContain("secret", (await talk.PageAsync()).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_in_vain_is_given_up_after_ten_minutes_and_still_counts_if_the_message_comes()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = Payload.NewMid();
        var message = talk.Said(mid, "my secret");
        await talk.HappenAsync(talk.Unsent(mid));

        clock.Move(PendingEvent.Timeout);
        await Eventually.TrueAsync(async () => await KeptAsync(givenUp: true) == 1);
        await talk.HappenAsync(message);

        Assert.DoesNotContain("secret", (await talk.PageAsync()).Source.Text, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task What_was_kept_while_its_message_was_being_saved_is_found_by_the_sweep()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var talk = new Happenings(app, organization);
        var mid = Payload.NewMid();
        await talk.HappenAsync(talk.Said(mid, "Hello"));
        await app.WithDbAsync(organization.Id, db =>
        {
            db.EarlyEvents.Add(new PendingEvent(
                organization.Page,
                new Inbox.Web.Meta.MessageReacted(
                    Inbox.Web.Meta.Platform.Messenger, talk.Channel, talk.Contact, mid, "👍", false, clock.GetUtcNow()),
                clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });

        clock.Move(TimeSpan.FromSeconds(5));

        await Eventually.TrueAsync(async () => await KeptAsync() == 0);
        Assert.NotNull((await talk.PageAsync()).QuerySelector(".reactions"));
    }

    [Fact]
    public async Task A_message_that_Instagram_only_announces_is_fetched()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = "aWdf" + Payload.NewMid();
        graph.Answer(
            mid, $$$"""{"id":"{{{mid}}}","created_time":"2026-03-01T09:00:00+0000","from":{"id":"{{{talk.Contact}}}","username":"ada"},"to":{"data":[{"id":"{{{talk.Channel}}}"}]},"message":"Fetched"}""");

        await talk.HappenAsync(Announced(talk, mid));
        Assert.Equal(1, await KeptAsync());
        clock.Move(PendingEvent.FetchDelay);

        await Eventually.TrueAsync(async () => await KeptAsync() == 0);
        Assert.Equal("Fetched", (await talk.PageAsync()).QuerySelector(".message__text")!.Seen());
    }

    [Fact]
    public async Task A_fetched_message_stands_where_it_was_announced_and_its_event_completes_it()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = "aWdf" + Payload.NewMid();
        var second = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() - 10);
        JsonObject At(JsonObject happened, int milliseconds)
        {
            happened["timestamp"] = second.AddMilliseconds(milliseconds).ToUnixTimeMilliseconds();
            return happened;
        }

        graph.Answer(
            mid, $$$"""{"id":"{{{mid}}}","created_time":"{{{second:yyyy-MM-dd'T'HH:mm:ss}}}+0000","from":{"id":"{{{talk.Contact}}}","username":"ada"},"to":{"data":[{"id":"{{{talk.Channel}}}"}]},"message":"Green"}""");
        await talk.HappenAsync(At(talk.Said(Payload.NewMid(), "Which colours are there?"), 200));
        await talk.HappenAsync(At(Announced(talk, mid), 800));
        clock.Move(PendingEvent.FetchDelay);
        await Eventually.TrueAsync(async () => await KeptAsync() == 0);

        Assert.Equal(["Which colours are there?", "Green"], await TextsAsync());
        await talk.HappenAsync(At(talk.Said(mid, "Green", """{"quick_reply":{"payload":"PICK_GREEN"}}"""), 800));

        Assert.Equal(["Which colours are there?", "Green"], await TextsAsync());
        Assert.NotNull((await talk.PageAsync()).QuerySelector(".tap"));

        async Task<List<string>> TextsAsync() => [.. (await talk.PageAsync()).QuerySelectorAll(".message__text")
            .Select(text => text.Seen().Replace("Chose the answer", "", StringComparison.Ordinal).Trim())];
    }

    [Fact]
    public async Task A_message_that_was_announced_and_came_is_not_fetched()
    {
        var talk = await BeginAsync(isInstagram: true);
        var mid = "aWdf" + Payload.NewMid();

        await talk.HappenAsync(Announced(talk, mid), talk.Said(mid, "Here I am"));
        clock.Move(PendingEvent.FetchDelay);

        await Eventually.TrueAsync(async () => await KeptAsync() == 0);
        Assert.Single(await talk.ApiAsync());
        Assert.DoesNotContain(graph.Requests, request => request.RequestUri!.AbsolutePath.Contains(mid, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_any_order_the_end_is_the_same()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"The orders are seeded with {seed}");
        var random = new Random(seed);
        string? first = null;
        for (var run = 0; run < Runs; run++)
        {
            var talk = await BeginAsync();
            var sequence = Sequence(talk);
            if (run > 0)
            {
                random.Shuffle(sequence);
            }

            // Each in a webhook of its own, or all in one.
            await (run % 3 == 2 ? app.ReceiveAsync(talk.Body("messaging", sequence)) : talk.HappenAsync(sequence));

            var state = await StateAsync(talk);
            first ??= state;
            Assert.True(first == state, $"seed {seed}, run {run}:\n{first}\n{state}");
        }
    }

    [Fact]
    public async Task A_replay_takes_in_what_is_understood_now_and_brings_nothing_back()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var talk = new Happenings(app, organization, isInstagram: true);
        var mid = Payload.NewMid();
        await talk.HappenAsync(talk.Said(mid, "my secret"), talk.Unsent(mid));
        var (known, unknown) = await app.WithDbAsync(null, async db =>
        {
            // As an app would have kept them that did not know these kinds yet.
            var gone = new WebhookEvent(
                System.Text.Encoding.UTF8.GetBytes(talk.Body("messaging", talk.Said(mid, "my secret"))), clock.GetUtcNow());
            var fresh = new WebhookEvent(
                System.Text.Encoding.UTF8.GetBytes(
                    talk.Body("messaging", talk.Said(Payload.NewMid(), "Now understood"))), clock.GetUtcNow());
            var items = new[] { gone, fresh }.Select(
                e => new WebhookItem(e.Id, 0, WebhookItemState.NotShown, "replayed", null, [], clock.GetUtcNow())).ToList();
            db.AddRange(gone, fresh);
            db.AddRange(items);
            await db.SaveChangesAsync();
            return (items[0].Id, items[1].Id);
        });

        await using var output = new StringWriter();
        Assert.Equal(0, await Commands.RunAsync(app.Services, ["replay", "--kind", "replayed"], TextReader.Null, output, output));

        Assert.Contains("2 of 2 taken in.", output.ToString(), StringComparison.Ordinal);
        var messages = await talk.ApiAsync();
        Assert.Equal([null, "Now understood"], messages.Select(m => (string?)m!["content"]));
        var states = await app.WithDbAsync(
            null, db => db.WebhookItems.Where(i => i.Id == known || i.Id == unknown).Select(i => i.State).ToListAsync());
        Assert.Equal([WebhookItemState.Done, WebhookItemState.Done], states);
    }

    private async Task<Happenings> BeginAsync(bool isInstagram = false) =>
        new(app, await TestOrganization.CreateAsync(app), isInstagram);

    private static JsonObject Announced(Happenings talk, string mid)
    {
        var announced = talk.FromContact("message_edit", new JsonObject { ["mid"] = mid, ["num_edit"] = 0 });
        announced.Remove("sender");
        announced.Remove("recipient");
        return announced;
    }

    private static JsonObject[] Sequence(Happenings talk)
    {
        var (one, two, three) = (Payload.NewMid(), Payload.NewMid(), Payload.NewMid());
        return
        [
            talk.Said(one, "Helo"),
            talk.Edited(one, "Hello", 1),
            talk.Echoed(two, "Hi, how can I help?"),
            talk.Reacted(two, "❤️"),
            talk.Reacted(two, null),
            talk.Reacted(one, "👍"),
            talk.FromContact(
                "pass_thread_control", JsonNode.Parse("""{"previous_owner_app_id":"111","new_owner_app_id":"263902037430900"}""")!),
            talk.Said(three, "forget it"),
            talk.Edited(one, "Hello!", 2),
            talk.Reacted(two, "👍"),
            talk.Unsent(three),
            talk.FromContact("referral", JsonNode.Parse("""{"source":"SHORTLINK","type":"OPEN_THREAD","ref":"flyer"}""")!),
        ];
    }

    /// <summary>All that an agent and a program see, without what each run makes anew.</summary>
    private async Task<string> StateAsync(Happenings talk)
    {
        var page = await talk.PageAsync();
        var id = await talk.ConversationIdAsync();
        var lines = page.QuerySelectorAll(
            ".message__text, .message__bubble--gone, .reactions, .message__edits li span, .activity-line span, .referral, .banner, .conversation-row__preview")
            .Select(element => element.Seen());
        var messages = (await talk.ApiAsync())
            .Select(m => $"{m!["content"]} {m["reactions"]!.AsArray().Count} {m["edits"]!.AsArray().Count} {m["unsentAt"] is not null}");
        var opened = await app.WithDbAsync(
            talk.Organization.Id, db => db.Conversations.Where(c => c.Id == id).Select(c => c.WindowOpenedBy).SingleAsync());
        return string.Join('\n', lines.Concat(messages).Append($"{opened}")).Replace(talk.Contact[^4..], "", StringComparison.Ordinal);
    }

    private Task<int> KeptAsync(bool givenUp = false) => app.WithDbAsync(null, db => db.Database
        .SqlQuery<int>($"select count(*)::int as \"Value\" from early_events where (given_up_at is not null) = {givenUp}").SingleAsync());
}
