using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>
/// What the index has to follow, across organizations. The database itself writes it down, by triggers on messages, notes and contacts and
/// in the transaction of the change, so that no statement can forget it.
/// </summary>
public sealed class SearchQueue(InboxDbContext db)
{
    private const int BatchSize = 500;

    /// <summary>Names the lock of the one indexer: two at once could write an older text over a newer one.</summary>
    private const long LockKey = 0x5EA2C4;

    /// <summary>Whether the index has followed everything that was committed.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<bool>($"select not exists (select from search_changes) as \"Value\"").SingleAsync(cancellationToken);

    /// <summary>Takes the earliest changes, all of one organization; they are gone once the transaction is done, and only then.</summary>
    /// <returns>None too while another instance is at it.</returns>
    public async Task<List<SearchChange>> DequeueAsync(CancellationToken cancellationToken)
    {
        var isAlone = await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({LockKey}) as \"Value\"")
            .SingleAsync(cancellationToken);
        return !isAlone ? [] : await db.Database.SqlQuery<SearchChange>(
            $"""
            with earliest as (select number, organization_id from search_changes order by number limit {BatchSize}),
            first as (select organization_id from earliest order by number limit 1)
            delete from search_changes where number in (
                select number from earliest where organization_id = (select organization_id from first))
            returning organization_id, kind, thing_id
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Has everything that was written in these conversations followed anew.</summary>
    public Task AddAllOfAsync(Guid organizationId, IReadOnlyList<Guid> conversations, CancellationToken cancellationToken) =>
        conversations.Count == 0 ? Task.CompletedTask : db.Database.ExecuteSqlAsync(
            $"""
            insert into search_changes (organization_id, kind, thing_id)
            select organization_id, 'MESSAGE', id from messages
            where organization_id = {organizationId} and conversation_id = any({conversations})
            union all
            select organization_id, 'NOTE', id from notes
            where organization_id = {organizationId} and conversation_id = any({conversations})
            """,
            cancellationToken);
}

/// <summary>Something that was added, changed or deleted.</summary>
/// <param name="Kind">MESSAGE, NOTE, CONTACT, or CONVERSATION for everything that was written in one.</param>
public sealed record SearchChange(Guid OrganizationId, string Kind, Guid ThingId);
