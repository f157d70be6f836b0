using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Inbox.Web.Data;

/// <summary>A small question that goes to the database in front of a context's next one, in the same round trip.</summary>
/// <param name="Sql">With parameters whose names no other statement has.</param>
/// <param name="Read">Takes the answer.</param>
public sealed record Companion(string Sql, NpgsqlParameter[] Parameters, Func<DbDataReader, CancellationToken, Task> Read)
{
    /// <summary>What stands between the two statements.</summary>
    public const string Separator = ";\n\n";

    /// <summary>
    /// Has the next statement planned for the values that it asks for: where they tell a thousand rows from none, a plan for any values may
    /// read everything. It holds until the end of the transaction, which both statements are by themselves.
    /// </summary>
    public static readonly Companion CustomPlan = new(
        "select set_config('plan_cache_mode', 'force_custom_plan', true)", [], (reader, token) => reader.ReadAsync(token));
}

/// <summary>Sends companions on their way.</summary>
public sealed class CompanionInterceptor : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is InboxDbContext { Companion: { } companion })
        {
            command.CommandText = companion.Sql + Companion.Separator + command.CommandText;
            command.Parameters.AddRange(companion.Parameters);
        }

        return ValueTask.FromResult(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is InboxDbContext { Companion: { } companion } db)
        {
            db.Companion = null;
            await ReadAsync(companion, result, cancellationToken);
        }

        return result;
    }

    /// <summary>EF does not know the reader yet: where this fails, nobody else ends it.</summary>
    private static async Task ReadAsync(Companion companion, DbDataReader result, CancellationToken cancellationToken)
    {
        var isRead = false;
        try
        {
            await companion.Read(result, cancellationToken);
            await result.NextResultAsync(cancellationToken);
            isRead = true;
        }
        finally
        {
            if (!isRead)
            {
                await result.DisposeAsync();
            }
        }
    }
}
