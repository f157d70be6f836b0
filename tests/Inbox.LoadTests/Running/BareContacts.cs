using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.Web.Contacts;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>The rows of an import by COPY into the same tables, and all contacts by COPY out.</summary>
internal sealed class BareContacts(NpgsqlDataSource data, GeneratedOrganization organization)
{
    private const string Contacts =
        "organization_id, id, name, folded_name, created_at, last_activity_at, phone, phone_number, email, email_address, own_values";

    /// <summary>In one transaction, which is taken back.</summary>
    /// <returns>The seconds it took.</returns>
    public async Task<double> InAsync(int rows, CancellationToken cancellationToken)
    {
        await using var connection = await data.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (now, import, agent) = (DateTimeOffset.UtcNow, Guid.CreateVersion7(), organization.Agents[0].Id);
        await using (var command = new NpgsqlCommand(
            """
            insert into contact_imports (organization_id, id, created_by_id, file_name, encoding, separator, state, rows, rows_done,
                created, updated, unchanged, failed, kept, erased_keys, created_at)
            values ($1, $2, $3, 'bare.csv', 'utf-8', ',', 'RUNNING', 0, 0, 0, 0, 0, 0, 0, '{}', now())
            """, connection)
        { Parameters = { new() { Value = organization.Id }, new() { Value = import }, new() { Value = agent } } })
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var people = Enumerable.Range(0, rows).Select(i => (Number: i, Id: Guid.CreateVersion7())).ToList();
        var start = Stopwatch.GetTimestamp();
        await CopyTable.CopyAsync(connection, "contacts", Contacts, people, (row, p) => row.Id(organization.Id).Id(p.Id)
            .Text($"Person 0 {p.Number}").Text($"person 0 {p.Number}").Moment(now).Moment(now).Text($"+49 30 000{p.Number:D6}")
            .Text($"+4930000{p.Number:D6}").Text($"p0-{p.Number}@example.org").Text($"p0-{p.Number}@example.org")
            .Json($$"""{"plan":"Team","points":{{p.Number % 1000}}}"""), cancellationToken);
        await CopyTable.CopyAsync(connection, "contact_entries", "organization_id, id, text, edition", people, (row, p) => row
            .Id(organization.Id).Id(p.Id)
            .Text(ContactEntry.TextOf($"Person 0 {p.Number}\np0-{p.Number}@example.org\n+4930000{p.Number:D6}"))
            .Number(ContactEntry.CurrentEdition), cancellationToken);
        await CopyTable.CopyAsync(connection, "contact_changes", "organization_id, id, contact_id, by_id, property, now, at", people,
            (row, p) => row.Id(organization.Id).Id(Guid.CreateVersion7()).Id(p.Id).Id(agent).Text("import").Text("bare.csv").Moment(now),
            cancellationToken);
        await CopyTable.CopyAsync(connection, "contact_import_rows",
            "organization_id, import_id, number, contact_id, is_new, labels_added, labels_taken", people,
            (row, p) => row.Id(organization.Id).Id(import).Number(p.Number + 1).Id(p.Id).Flag(true).Ids([]).Ids([]), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await transaction.RollbackAsync(cancellationToken);
        return seconds;
    }

    /// <returns>The seconds it took, and how many they are.</returns>
    public async Task<(double Seconds, int Count)> OutAsync(CancellationToken cancellationToken)
    {
        await using var connection = await data.OpenConnectionAsync(cancellationToken);
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        foreach (var query in new[]
        {
            "select id, name, phone, email, owner_id, language, time_zone, blocked_at, created_at, last_activity_at, own_values " +
                "from contacts order by organization_id, id",
            "select contact_id, external_id, username, channel_id from contact_identities order by organization_id, contact_id",
        })
        {
            using var reader = await connection.BeginTextExportAsync($"copy ({query}) to stdout (format csv)", cancellationToken);
            for (; await reader.ReadLineAsync(cancellationToken) is not null; count++)
            {
            }
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, count / 2);
    }
}
