using System.Data.Common;
using Inbox.Web.Data;
using Npgsql;

namespace Inbox.Web.Organizations;

/// <summary>
/// The versions of the rows that make a signed-in agent (PostgreSQL's own: whatever changes a row, its xmin is another),
/// and what is asked beside them. An agent who was removed has none.
/// </summary>
internal sealed record AgentVersion(uint Agent, uint Account, uint Organization, bool HasOtherOrganizations)
{
    private const string Sql =
        """
        select agent.xmin, account.xmin, organization.xmin, exists(
            select from agents other
            where other.account_id = agent.account_id and other.organization_id <> agent.organization_id and other.removed_at is null)
        from agents agent
        join accounts account on account.id = agent.account_id
        join organizations organization on organization.id = agent.organization_id
        where agent.organization_id = @organization_of_agent and agent.id = @id_of_agent and agent.account_id = @account_of_agent
            and agent.removed_at is null
        """;

    /// <remarks>Not given up with its request, since no <see cref="PreparedStatementInterceptor"/> looks after it.</remarks>
    public static async Task<AgentVersion?> FindAsync(NpgsqlDataSource database, AgentKey key)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange(ParametersOf(key));
        await using var reader = await command.ExecuteReaderAsync();
        return await ReadAsync(reader, CancellationToken.None);
    }

    /// <summary>Another text where any of it is another.</summary>
    public string ToText() => $"{Agent}.{Account}.{Organization}.{(HasOtherOrganizations ? 1 : 0)}";

    /// <summary>The question as one that goes along with another.</summary>
    public static Companion Ask(AgentKey key, Action<AgentVersion?> answer) =>
        new(Sql, ParametersOf(key), async (reader, cancellationToken) => answer(await ReadAsync(reader, cancellationToken)));

    private static NpgsqlParameter[] ParametersOf(AgentKey key) =>
    [
        new NpgsqlParameter<Guid>("organization_of_agent", key.OrganizationId),
        new NpgsqlParameter<Guid>("id_of_agent", key.AgentId),
        new NpgsqlParameter<Guid>("account_of_agent", key.AccountId),
    ];

    private static async Task<AgentVersion?> ReadAsync(DbDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken)
            ? new(reader.GetFieldValue<uint>(0), reader.GetFieldValue<uint>(1), reader.GetFieldValue<uint>(2), reader.GetBoolean(3))
            : null;
}
