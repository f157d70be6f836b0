using System.Text;
using Npgsql;

namespace Inbox.Web.Tests.Channels;

/// <summary>Every row of every table as text, as a dump shows it; what is binary also as the text that it may be.</summary>
internal static class DatabaseText
{
    public static async Task<string> DumpAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var text = new StringBuilder();
        foreach (var table in await ListAsync(source, "select quote_ident(tablename) from pg_tables where schemaname = 'public'"))
        {
            foreach (var row in await ListAsync(source, $"select t::text from {table} t"))
            {
                text.AppendLine(row);
            }
        }

        foreach (var body in await ListAsync(source, "select encode(body, 'escape') from webhook_events"))
        {
            text.AppendLine(body);
        }

        return text.ToString();
    }

    private static async Task<List<string>> ListAsync(NpgsqlDataSource source, string sql)
    {
        var rows = new List<string>();
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
