using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Inbox.LoadTests.Running;

/// <summary>Clients that speak to PostgreSQL by Npgsql alone, with prepared statements.</summary>
internal sealed class BareDriver(string connectionString)
{
    public const int MessagesInACommit = 50;

    private const string InsertEvent =
        "insert into webhook_events (id, body, received_at, state, due_at, attempts) values ($1, $2, $3, 'DONE', $3, 1)";

    private const string InsertMessage =
        """
        insert into messages (organization_id, id, conversation_id, channel_id, platform, direction,
            status, mid, text, sent_at, delivered_at)
        select organization_id, $1, id, channel_id, platform, 'INCOMING', 'DELIVERED', $2, $3, $4, $4
        from conversations where organization_id = $5 and id = $6
        """;

    private const string UpdateConversation =
        "update conversations set last_message_id = $1, last_message_at = $4, preview = $3 where organization_id = $5 and id = $6 and $2::text is not null";

    /// <summary>Runs statements, one after the other, and reads all their rows.</summary>
    public async Task<Client> NewReaderAsync(IReadOnlyList<CapturedCommand> statements, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        var commands = new List<NpgsqlCommand>();
        foreach (var statement in statements)
        {
            var command = new NpgsqlCommand(statement.Sql, connection);
            command.Parameters.AddRange(statement.Parameters.Select(parameter => parameter.Clone()).ToArray());
            await command.PrepareAsync(cancellationToken);
            commands.Add(command);
        }

        return new(token => ReadAsync(commands, token), connection.DisposeAsync);
    }

    /// <summary>Stores one webhook event in a transaction of its own.</summary>
    public async Task<Client> NewEventWriterAsync(byte[] body, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        var command = new NpgsqlCommand(InsertEvent, connection)
        {
            Parameters = { Parameter(NpgsqlDbType.Uuid), Parameter(NpgsqlDbType.Bytea), Parameter(NpgsqlDbType.TimestampTz) },
        };
        await command.PrepareAsync(cancellationToken);
        return new(
            async token =>
            {
                (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) =
                    (Guid.CreateVersion7(), body, DateTime.UtcNow);
                return await command.ExecuteNonQueryAsync(token) == 1;
            },
            connection.DisposeAsync);
    }

    /// <summary>Stores fifty messages in one transaction, each with its event and what its conversation shows of it.</summary>
    public async Task<Client> NewMessageWriterAsync(
        GeneratedOrganization organization, byte[] body, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        var conversations = await SomeConversationsAsync(connection, organization, cancellationToken);
        return new(
            async token =>
            {
                await using var transaction = await connection.BeginTransactionAsync(token);
                await using var batch = new NpgsqlBatch(connection, transaction);
                foreach (var conversation in conversations)
                {
                    AddMessage(batch, organization.Id, conversation, body);
                }

                await batch.PrepareAsync(token);
                await batch.ExecuteNonQueryAsync(token);
                await transaction.CommitAsync(token);
                return true;
            },
            connection.DisposeAsync);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<bool> ReadAsync(List<NpgsqlCommand> commands, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync(cancellationToken))
            {
                reader.GetValues(values);
            }
        }

        return true;
    }

    private static async Task<List<Guid>> SomeConversationsAsync(
        NpgsqlConnection connection, GeneratedOrganization organization, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select id from conversations where organization_id = $1 order by random() limit $2", connection)
        {
            Parameters = { new() { Value = organization.Id }, new() { Value = MessagesInACommit } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static void AddMessage(NpgsqlBatch batch, Guid organizationId, Guid conversationId, byte[] body)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTime.UtcNow);
        batch.BatchCommands.Add(new(InsertEvent) { Parameters = { Parameter(id), Parameter(body), Parameter(now) } });
        foreach (var statement in new[] { InsertMessage, UpdateConversation })
        {
            batch.BatchCommands.Add(new(statement)
            {
                Parameters =
                {
                    Parameter(id), Parameter($"m_bare_{id:N}"), Parameter("Is my parcel on its way? I ordered last week."),
                    Parameter(now), Parameter(organizationId), Parameter(conversationId),
                },
            });
        }
    }

    private static NpgsqlParameter Parameter(NpgsqlDbType type) => new() { NpgsqlDbType = type };

    private static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
