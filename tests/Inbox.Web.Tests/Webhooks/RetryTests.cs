using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>What fails is tried again, alone; what fails too often waits for a person. Nothing else waits for it.</summary>
public sealed class RetryTests(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    public async ValueTask InitializeAsync() => database = await databases.Databases.CloneAsync();

    public async ValueTask DisposeAsync() => await databases.Databases.DropAsync(database);

    [Fact]
    public async Task An_item_that_fails_is_kept_and_becomes_a_message_at_a_later_try()
    {
        await using var app = InboxApp.Start(database);
        var organization = await TestOrganization.CreateAsync(app);
        await ExecuteAsync(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused for the test'; end $$;
            create trigger refuse before insert on messages for each row when (new.text = 'poison') execute function refuse();
            """);

        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(
            organization.PageId,
            Payload.Message(TestOrganization.NextId(), organization.PageId, "before"),
            Payload.Message(TestOrganization.NextId(), organization.PageId, "poison"),
            Payload.Message(TestOrganization.NextId(), organization.PageId, "after"))));

        Assert.Equal(["after", "before"], await TextsAsync(app, organization));
        var item = await ItemAsync(app);
        Assert.Equal((WebhookItemState.Failed, organization.Id), (item.State, item.OrganizationId));
        Assert.Contains("refused for the test", item.Reason?.ToString(), StringComparison.Ordinal);

        await ExecuteAsync("drop trigger refuse on messages; update webhook_items set due_at = now()");
        await Eventually.TrueAsync(async () => (await ItemAsync(app)).State == WebhookItemState.Done);
        Assert.Equal(["after", "before", "poison"], await TextsAsync(app, organization));
    }

    /// <summary>The lease is for those whose worker died. The events are not to blame, so that it does not count as an attempt.</summary>
    [Theory]
    [InlineData("before insert on messages", "53300")]
    [InlineData("before update on webhook_events when (new.state = 'DONE')", "53300")]
    [InlineData("before update on webhook_events when (new.state = 'DONE')", "40P01")]
    public async Task What_an_outage_interrupts_goes_on_when_that_is_over_and_not_when_the_claim_ends(string moment, string error)
    {
        await using var app = InboxApp.Start(database, settings: ("Webhooks:Lease", "01:00:00"));
        var organization = await TestOrganization.CreateAsync(app);
        var when = moment.Split(" when ");
        await ExecuteAsync(
            $"""
            create sequence outages;
            create function refuse() returns trigger language plpgsql as $$
            begin
                if nextval('outages') <= 3 then raise exception 'out for the test' using errcode = '{error}'; end if;
                return new;
            end $$;
            create trigger refuse {when[0]} for each row {(when.Length > 1 ? $"when {when[1]}" : "")} execute function refuse();
            """);

        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Not an hour later"));

        Assert.Equal(["Not an hour later"], await TextsAsync(app, organization));
        Assert.Equal(1, await app.WithDbAsync(null, db => db.WebhookEvents.Select(e => e.Attempts).SingleAsync()));
    }

    /// <summary>It would be tried again for ever, before all that came after it.</summary>
    [Fact]
    public async Task What_violates_a_key_at_its_end_keeps_its_claim_and_its_attempt()
    {
        await using var app = InboxApp.Start(database, settings: ("Webhooks:Lease", "01:00:00"));
        var organization = await TestOrganization.CreateAsync(app);
        await ExecuteAsync(
            """
            create function refuse() returns trigger language plpgsql as $$
            begin raise exception 'never for the test' using errcode = '23503'; end $$;
            create trigger refuse before update on webhook_events for each row when (new.state = 'DONE') execute function refuse();
            """);

        using var posted = await app.PostWebhookAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Never done"));
        await Eventually.TrueAsync(() => Task.FromResult(
            app.Log.Lines.Any(line => line.Contains("never for the test", StringComparison.Ordinal))));
        await ExecuteAsync("drop trigger refuse on webhook_events");
        using var other = await app.PostWebhookAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Done"));
        await Eventually.TrueAsync(() => app.WithDbAsync(null, db => db.WebhookEvents.AnyAsync(e => e.State == WebhookState.Done)));

        Assert.Equal(
            [(1, WebhookState.Pending), (1, WebhookState.Done)], await app.WithDbAsync(null, async db =>
                (await db.WebhookEvents.OrderBy(e => e.Id).ToListAsync()).ConvertAll(e => (e.Attempts, e.State))));
    }

    [Fact]
    public async Task An_item_that_fails_too_often_is_dead_and_kept()
    {
        await using var app = InboxApp.Start(database, settings: ("Webhooks:MaximumAttempts", "1"));
        var organization = await TestOrganization.CreateAsync(app);
        await ExecuteAsync(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused for the test'; end $$;
            create trigger refuse before insert on messages for each row execute function refuse();
            """);

        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "poison"));
        await ExecuteAsync("update webhook_items set due_at = now()");

        await Eventually.TrueAsync(async () => (await ItemAsync(app)).State == WebhookItemState.Dead);
    }

    [Fact]
    public async Task An_event_that_takes_the_process_down_again_and_again_is_given_up_and_kept()
    {
        await using var app = InboxApp.Start(database, settings: ("Webhooks:MaximumAttempts", "3"));
        var webhook = new WebhookEvent("{}"u8.ToArray(), DateTimeOffset.UtcNow);
        await app.WithDbAsync(null, async db =>
        {
            db.WebhookEvents.Add(webhook);
            db.Entry(webhook).Property(e => e.Attempts).CurrentValue = 3;
            return await db.SaveChangesAsync();
        });

        await app.WebhooksAreProcessedAsync();

        var kept = await app.WithDbAsync(null, db => db.WebhookEvents.SingleAsync());
        Assert.Equal((WebhookState.Dead, "Given up after 3 attempts."), (kept.State, kept.Error));
    }

    [Fact]
    public async Task A_webhook_wakes_the_workers_of_the_other_instances()
    {
        await using var one = InboxApp.Start(database, WithoutWorker);
        await using var other = InboxApp.Start(database, WithoutWorker);
        var woken = other.Services.GetRequiredService<WebhookSignal>();

        // The first waking is the one that says: listening.
        await woken.WaitAsync(TestContext.Current.CancellationToken);
        using var answer = await one.PostWebhookAsync("{}");
        answer.EnsureSuccessStatusCode();

        await woken.WaitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static void WithoutWorker(IServiceCollection services) => services.Remove(services.Single(
        s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(WebhookWorker)));

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<WebhookItem> ItemAsync(InboxApp app) => app.WithDbAsync(null, db => db.WebhookItems.SingleAsync());

    private static Task<List<string>> TextsAsync(InboxApp app, TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text!).OrderBy(t => t).ToListAsync());
}
