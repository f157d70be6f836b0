using System.Collections.Concurrent;
using Inbox.Testing;
using Inbox.Web.Background;
using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inbox.Web.Tests.Background;

/// <summary>Rows that are due, of a table of this test's own.</summary>
public sealed class DueRowWorkerTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private static readonly DueRowClaim Claim = new("due_things", Lease: TimeSpan.FromMinutes(5));

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_row_that_fails_leaves_the_others_alone_and_is_due_again_when_its_lease_ends()
    {
        var now = DateTimeOffset.UtcNow;
        var rows = Enumerable.Range(0, 5).Select(_ => new DueRow(Guid.NewGuid(), Guid.CreateVersion7())).ToList();
        var (organizations, ids) = (rows.Select(row => row.OrganizationId).ToArray(), rows.Select(row => row.Id).ToArray());
        await app.WithDbAsync(Guid.Empty, db => db.Database.ExecuteSqlAsync(
            $"""
            create table due_things as
            select row.*, {now}::timestamptz - position * interval '1 second' as due_at
            from unnest({organizations}, {ids}) with ordinality as row (organization_id, id, position)
            """));
        using var worker = new Worker(app.Services.GetRequiredService<IServiceScopeFactory>(), poison: rows[^1].Id);

        await worker.StartAsync(CancellationToken.None);
        await worker.StartedAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => Task.FromResult(worker.Done.Count == 4));
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(rows.SkipLast(1).ToHashSet(), worker.Done.ToHashSet());
        Assert.Empty(await ClaimAsync(now.AddMinutes(4)));
        Assert.Contains(rows[^1], await ClaimAsync(now.AddMinutes(6)));
    }

    private Task<List<DueRow>> ClaimAsync(DateTimeOffset now) =>
        app.WithDbAsync(Guid.Empty, db => db.ClaimAsync(Claim, limit: 10, now, CancellationToken.None));

    /// <summary>Writes down what it was given, and in whose scope.</summary>
    private sealed class Worker(IServiceScopeFactory scopes, Guid poison)
        : DueRowWorker<InboxDbContext>(Claim, new WorkSignal(), scopes, TimeProvider.System, NullLogger.Instance)
    {
        public ConcurrentBag<DueRow> Done { get; } = [];

        protected override Task HandleAsync(InboxDbContext handler, Guid id, CancellationToken cancellationToken)
        {
            if (id == poison)
            {
                throw new InvalidOperationException("This row cannot be worked on.");
            }

            Done.Add(new(handler.OrganizationId!.Value, id));
            return Task.CompletedTask;
        }
    }
}
