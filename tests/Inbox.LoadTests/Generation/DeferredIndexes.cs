using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>
/// Takes away the indexes and constraints of some tables for the time of a load, and puts back exactly those:
/// what to put back is what the database itself says of them.
/// </summary>
internal sealed class DeferredIndexes
{
    private const string ForeignKeys =
        """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
               format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
        order by conname
        """;

    private const string Keys =
        """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
               format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where contype in ('p', 'u') and conrelid = any($1::regclass[])
        order by conname
        """;

    private const string Indexes =
        """
        select format('drop index %I', indexname), indexdef
        from pg_indexes i
        where tablename = any($1) and schemaname = current_schema()
          and not exists (select from pg_constraint where conname = i.indexname and contype in ('p', 'u'))
        order by tablename, indexname
        """;

    private readonly List<string> restore = [];

    public static async Task<DeferredIndexes> DropAsync(
        NpgsqlConnection connection, string[] tables, CancellationToken cancellationToken)
    {
        var deferred = new DeferredIndexes();
        foreach (var kind in new[] { ForeignKeys, Keys, Indexes })
        {
            await deferred.DropAsync(connection, kind, tables, cancellationToken);
        }

        // Foreign keys went first and come back last, since they stand on the keys.
        deferred.restore.Reverse();
        return deferred;
    }

    public async Task RestoreAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var statement in restore)
        {
            await ExecuteAsync(connection, statement, cancellationToken);
        }
    }

    private async Task DropAsync(NpgsqlConnection connection, string kind, string[] tables, CancellationToken cancellationToken)
    {
        var drops = new List<string>();
        await using (var command = new NpgsqlCommand(kind, connection) { Parameters = { new() { Value = tables } } })
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                drops.Add(reader.GetString(0));
                restore.Add(reader.GetString(1));
            }
        }

        foreach (var drop in drops)
        {
            await ExecuteAsync(connection, drop, cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
