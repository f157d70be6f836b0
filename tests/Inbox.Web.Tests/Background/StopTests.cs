using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Tests.Background;

/// <summary>
/// At each new version one instance ends and another begins: what the one had claimed goes on in the other at once, and not when the claim
/// ends.
/// </summary>
public sealed class StopTests(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";
    private NpgsqlConnection blocker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        blocker = new(database);
        await blocker.OpenAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await blocker.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    [Theory]
    [InlineData("insert on messages for each row")]
    [InlineData("update on webhook_events for each row when (new.state = 'DONE')")]
    public async Task A_webhook(string moment)
    {
        await HoldBackAsync(moment);
        await using (var stopping = InboxApp.Start(database, settings: ("Webhooks:Lease", "01:00:00")))
        {
            var organization = await TestOrganization.CreateAsync(stopping);
            (await stopping.PostWebhookAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Not an hour later"))).Dispose();
            await Eventually.TrueAsync(IsWaitedForAsync);
        }

        await ExecuteAsync("select pg_advisory_unlock(1)");
        await using var app = InboxApp.Start(database, settings: ("Webhooks:Lease", "01:00:00"));
        await app.WebhooksAreProcessedAsync();

        var message = await app.WithDbAsync(null, db => db.Messages.IgnoreQueryFilters().SingleAsync());
        Assert.Equal("Not an hour later", message.Text);
        Assert.Equal(1, await app.WithDbAsync(null, db => db.WebhookEvents.Select(e => e.Attempts).SingleAsync()));
    }

    [Fact]
    public async Task A_planned_reply()
    {
        await using (var stopping = InboxApp.Start(database))
        {
            var organization = await TestOrganization.CreateAsync(stopping);
            await stopping.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "When?"));
            await PlanAsync(stopping, organization, "Tomorrow");
            await HoldBackAsync("insert on messages for each row");
            await ExecuteAsync("update scheduled_replies set due_at = now()");
            await Eventually.TrueAsync(IsWaitedForAsync);
        }

        await ExecuteAsync("select pg_advisory_unlock(1)");
        await using var app = InboxApp.Start(database);

        await Eventually.TrueAsync(() => app.WithDbAsync(
            null, db => db.Messages.IgnoreQueryFilters().AnyAsync(m => m.Direction == MessageDirection.Outgoing && m.Text == "Tomorrow")));
    }

    private static async Task PlanAsync(InboxApp app, TestOrganization organization, string text)
    {
        using var browser = await organization.SignInAsync();
        var id = await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        var page = await browser.GetPageAsync($"/conversations/{id}");
        using var planned = await browser.PostFormAsync(
            page, $"/conversations/{id}/replies", ("text", text), ("id", Guid.CreateVersion7().ToString()), ("later", "later"));
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
    }

    /// <summary>Whoever does that waits until the lock is given back.</summary>
    private Task HoldBackAsync(string moment) => ExecuteAsync(
        $"""
        create function hold_back() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock_shared(1); return new; end $$;
        create trigger hold_back before {moment} execute function hold_back();
        select pg_advisory_lock(1);
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, blocker);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<bool> IsWaitedForAsync()
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))", blocker);
        return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
