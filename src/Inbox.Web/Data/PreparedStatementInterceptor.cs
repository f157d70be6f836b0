using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Inbox.Web.Data;

/// <summary>Takes a connection's prepared statements away before it goes back to the pool, where a command on it failed.</summary>
/// <remarks>
/// Npgsql 10.0 counts a statement as prepared once PostgreSQL has parsed it, and learns its columns a message later. Where planning fails
/// in between (mostly a reader who left and cancelled the query), the next one to use the statement on that connection gets "Received
/// unexpected backend message DataRow". What a failure costs more is one round trip.
/// </remarks>
public sealed class PreparedStatementInterceptor : DbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly object Failed = new();

    private readonly ConditionalWeakTable<DbConnection, object> failed = [];

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Mark(eventData);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) => MarkAsync(eventData);

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Mark(eventData);

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) => MarkAsync(eventData);

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Clear(connection);
        return result;
    }

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Clear(connection);
        return ValueTask.FromResult(result);
    }

    /// <summary>A broken connection does not go back to the pool and needs nothing. The driver has no asynchronous form of this.</summary>
    private void Clear(DbConnection connection)
    {
        if (failed.Remove(connection) && connection is NpgsqlConnection { State: ConnectionState.Open } standing)
        {
            standing.UnprepareAll();
        }
    }

    private void Mark(CommandEventData eventData) => failed.AddOrUpdate(eventData.Connection, Failed);

    private Task MarkAsync(CommandEventData eventData)
    {
        Mark(eventData);
        return Task.CompletedTask;
    }
}
