using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Inbox.Testing;

/// <summary>The statements that the app really sends, with their parameters.</summary>
/// <param name="isWanted">Asked in the moment that a statement is sent; without it all are wanted.</param>
public sealed class CapturedCommands(Func<bool>? isWanted = null) : DbCommandInterceptor
{
    private readonly ConcurrentQueue<CapturedCommand> commands = [];

    public IReadOnlyCollection<CapturedCommand> All => commands;

    public void Clear() => commands.Clear();

    /// <summary>The first statement since the last clearing that has all these words.</summary>
    public CapturedCommand With(params string[] words) =>
        commands.FirstOrDefault(c => words.All(word => c.Sql.Contains(word, StringComparison.OrdinalIgnoreCase)))
        ?? throw new InvalidOperationException(
            $"No statement has {string.Join(", ", words)}: {string.Join("\n\n", commands.Select(c => c.Sql))}");

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    private void Add(DbCommand command)
    {
        if (isWanted?.Invoke() ?? true)
        {
            // A companion goes in front of another statement, in one round trip: two statements all the same.
            var trip = Guid.NewGuid();
            foreach (var sql in command.CommandText.Split(Companion.Separator))
            {
                var named = command.Parameters.Cast<NpgsqlParameter>()
                    .Where(parameter => Regex.IsMatch(sql, $@"@{parameter.ParameterName.TrimStart('@')}\b"));
                commands.Enqueue(new CapturedCommand(sql, [.. named.Select(parameter => parameter.Clone())], trip));
            }
        }
    }
}

/// <param name="Trip">The round trip it went with.</param>
public sealed record CapturedCommand(string Sql, IReadOnlyList<NpgsqlParameter> Parameters, Guid Trip);
