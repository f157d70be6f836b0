using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inbox.Testing;

/// <summary>
/// Refuses statements that look for a null among given values. EF adds that to each "one of these" of a column that may be null, unless it
/// is asked first whether there is a value; a prepared statement may then read the whole table instead of the index.
/// </summary>
internal sealed class NullSearchInterceptor : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => ValueTask.FromResult(Checked(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    private static Exception? Log(string s) { File.AppendAllText("/tmp/b/nulls.txt", s.Replace("\n", " ") + "\n"); return null; }

    private static T Checked<T>(DbCommand command, T result) =>
        command.CommandText.Contains("array_position(", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"It looks for a null too; ask for “!= null &&” first: {command.CommandText}") : result;
}
