using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>Fills a migrated, empty database by COPY: organizations, agents, channels, contacts, conversations and messages.</summary>
public static class DataGenerator
{
    private static readonly string[] Tables =
        ["contacts", "contact_identities", "conversations", "contact_activities", "read_markers", "messages", "attachment",
            "search_entries", "contact_entries"];

    /// <summary>Generates all in one transaction; of the returned organizations the first is the large one.</summary>
    public static async Task<IReadOnlyList<GeneratedOrganization>> GenerateAsync(
        string connectionString, DataSize size, CancellationToken cancellationToken)
    {
        var plan = Planner.Make(size);
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await LoadAsync(connection, plan, size, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await ExecuteAsync(connection, "vacuum (analyze)", cancellationToken);

        // Else the server writes the load to disk while something else is measured.
        await ExecuteAsync(connection, "checkpoint", cancellationToken);
        return plan.Organizations;
    }

    private static async Task LoadAsync(NpgsqlConnection connection, Plan plan, DataSize size, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "set local maintenance_work_mem = '256MB'", cancellationToken);
        var indexes = await DeferredIndexes.DropAsync(connection, Tables, cancellationToken);

        // The index of search is written here too: nothing is left for its worker to do while something is measured.
        await SetTriggersAsync(connection, "disable", cancellationToken);
        await OrganizationRows.CopyAsync(connection, plan, cancellationToken);
        if (size.HasDetails)
        {
            await ContactDetails.DefineAsync(connection, plan, new SeededRandom(size.Seed), cancellationToken);
        }

        await ConversationRows.CopyAsync(connection, plan, cancellationToken);
        await MessageRows.CopyAsync(connection, plan, new SeededRandom(size.Seed), cancellationToken);
        await SearchRows.CopyAsync(connection, plan, cancellationToken);
        await SetTriggersAsync(connection, "enable", cancellationToken);
        await indexes.RestoreAsync(connection, cancellationToken);
    }

    private static async Task SetTriggersAsync(NpgsqlConnection connection, string act, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "messages", "contacts", "contact_identities" })
        {
            await ExecuteAsync(connection, $"alter table {table} {act} trigger user", cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
