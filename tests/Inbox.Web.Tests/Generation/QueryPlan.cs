using System.Text.Json;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Npgsql;

namespace Inbox.Web.Tests.Generation;

/// <summary>PostgreSQL's plan of a statement, as EXPLAIN tells it.</summary>
public sealed class QueryPlan
{
    private static readonly string[] SortTypes = ["Sort", "Incremental Sort"];

    private readonly string text;
    private readonly List<JsonElement> nodes = [];

    private QueryPlan(string text)
    {
        this.text = text;
        Add(JsonElement.Parse(text)[0].GetProperty("Plan"));
    }

    public IEnumerable<string> Indexes => Values("Index Name");

    /// <summary>The most rows that any step sorts, by PostgreSQL's own estimate.</summary>
    public int SortedRows => nodes.Where(n => SortTypes.Contains(n.GetProperty("Node Type").GetString()))
        .Select(n => n.GetProperty("Plan Rows").GetInt32()).DefaultIfEmpty().Max();

    /// <summary>Tables that are read from one end to the other.</summary>
    public IEnumerable<string> ScannedTables =>
        nodes.Where(n => n.GetProperty("Node Type").GetString() == "Seq Scan").Select(n => n.GetProperty("Relation Name").GetString()!);

    /// <summary>The plan for the parameters that the statement was sent with.</summary>
    public static async Task<QueryPlan> OfAsync(NpgsqlConnection connection, CapturedCommand statement)
    {
        await using var command = new NpgsqlCommand($"explain (format json) {statement.Sql}", connection);
        command.Parameters.AddRange(statement.Parameters.Select(parameter => parameter.Clone()).ToArray());
        return await ReadAsync(command);
    }

    /// <summary>The plan for whatever parameters: what a prepared statement may come to.</summary>
    public static async Task<QueryPlan> OfAnyParametersAsync(NpgsqlConnection connection, CapturedCommand statement)
    {
        await using var function = new NpgsqlCommand(
            """
            create or replace function pg_temp.plan_of(statement text) returns text language plpgsql as
            $$ declare plan text; begin execute 'explain (generic_plan, format json) ' || statement into plan; return plan; end $$
            """,
            connection);
        await function.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select pg_temp.plan_of($1)", connection);
        command.Parameters.Add(new() { Value = Numbered(statement) });
        return await ReadAsync(command);
    }

    public override string ToString() => text;

    private static async Task<QueryPlan> ReadAsync(NpgsqlCommand command) =>
        new((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);

    /// <summary>The statement as Npgsql sends it: $1 instead of @name.</summary>
    private static string Numbered(CapturedCommand statement) => statement.Parameters
        .Select((parameter, index) => (Name: parameter.ParameterName.TrimStart('@'), Number: index + 1))
        .Aggregate(
            statement.Sql, (sql, parameter) => Regex.Replace(sql, $@"@{parameter.Name}\b", $"${parameter.Number}".Replace("$", "$$")));

    private void Add(JsonElement node)
    {
        nodes.Add(node);
        if (node.TryGetProperty("Plans", out var plans))
        {
            foreach (var plan in plans.EnumerateArray())
            {
                Add(plan);
            }
        }
    }

    private IEnumerable<string> Values(string name) =>
        nodes.Select(node => node.TryGetProperty(name, out var value) ? value.GetString() : null).OfType<string>();
}
