using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Search;

/// <summary>
/// What the index has to follow, across organizations. The database itself writes it down, by triggers on messages, notes and contacts and
/// in the transaction of the change, so that no statement can forget it.
/// </summary>
public sealed class SearchQueue(InboxDbContext db)
{
    private const int BatchSize = 500;

    /// <summary>So few that what is written meanwhile does not wait long for them.</summary>
    private const int OutdatedBatchSize = 100;

    /// <summary>Names the lock of the one indexer: two at once could write an older text over a newer one.</summary>
    private const long LockKey = 0x5EA2C4;

    /// <summary>How long whoever looks for something waits for the one who is indexing.</summary>
    private const string Patience = "1s";

    /// <summary>Whether the index has to follow anything of this organization.</summary>
    public Task<bool> HasAnyAsync(Guid organizationId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<bool>($"select exists (select from search_changes where organization_id = {organizationId}) as \"Value\"")
        .SingleAsync(cancellationToken);

    /// <summary>
    /// Which organization's changes are to be followed next: they take turns, so that what one imports holds up nobody else.
    /// </summary>
    /// <param name="last">Whose turn it was last.</param>
    /// <returns>Null where the index has followed everything that was committed.</returns>
    public Task<Guid?> NextAsync(Guid last, CancellationToken cancellationToken) => db.Database.SqlQuery<Guid?>(
        $"""
        select coalesce(
            (select organization_id from search_changes where organization_id > {last} order by organization_id limit 1),
            (select organization_id from search_changes order by organization_id limit 1)) as "Value"
        """).SingleAsync(cancellationToken);

    /// <summary>Waits until nobody else indexes, until the end of the transaction.</summary>
    /// <returns>False where it takes too long.</returns>
    public async Task<bool> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"select set_config('lock_timeout', {Patience}, true)", cancellationToken);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    /// <summary>Takes the earliest changes of an organization; they are gone once the transaction is done, and only then.</summary>
    /// <returns>None too while another instance is at it.</returns>
    public async Task<List<SearchChange>> DequeueAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var isAlone = await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({LockKey}) as \"Value\"")
            .SingleAsync(cancellationToken);
        return !isAlone ? [] : await db.Database.SqlQuery<SearchChange>(
            $"""
            delete from search_changes where organization_id = {organizationId} and number in (
                select number from search_changes where organization_id = {organizationId} order by number limit {BatchSize})
            returning organization_id, kind, thing_id
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Has some of what an earlier edition of the rules indexed followed anew.</summary>
    /// <returns>Whether there was any; none too while another instance is at it.</returns>
    public async Task<bool> AddOutdatedAsync(CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({LockKey}) as \"Value\"").SingleAsync(cancellationToken)
        && await db.Database.ExecuteSqlAsync(
            $"""
            insert into search_changes (organization_id, kind, thing_id)
            (select organization_id, 'CONTACT', id from contact_entries
             where edition < {ContactEntry.CurrentEdition} limit {OutdatedBatchSize})
            union all
            (select organization_id, kind, id from search_entries where edition < {SearchToken.Edition} limit {OutdatedBatchSize})
            """,
            cancellationToken) > 0;

    /// <summary>
    /// Takes contacts out of the queue who were inserted in this transaction, as its newest entries. One that is not found among those
    /// stays, and is followed once more.
    /// </summary>
    public Task ForgetNewAsync(Guid organizationId, Guid[] contacts, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        delete from search_changes where organization_id = {organizationId} and kind = 'CONTACT' and thing_id = any({contacts})
            and number in (
                select number from search_changes where organization_id = {organizationId}
                order by number desc limit {contacts.Length + BatchSize})
        """,
        cancellationToken);

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
