using System.Globalization;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inbox.Web.Tests.Generation;

/// <summary>
/// A year of an inbox of a hundred organizations, with the app on it: as many messages as INBOX_PLAN_MESSAGES says,
/// 300,000 unless it says so: with 150,000 PostgreSQL prefers another index here and there.
/// </summary>
public sealed class GeneratedInbox(DatabaseFixture databases) : IAsyncLifetime
{
    public static readonly DataSize Size = new(Conversations: Messages / 10, Messages: Messages);

    private static int Messages =>
        int.TryParse(Environment.GetEnvironmentVariable("INBOX_PLAN_MESSAGES"), CultureInfo.InvariantCulture, out var asked)
            ? asked : 300_000;

    private string database = "";

    public InboxApp App { get; private set; } = null!;

    public CapturedCommands Commands { get; } = new();

    public IReadOnlyList<GeneratedOrganization> Organizations { get; private set; } = [];

    /// <summary>The one that holds a fifth of everything.</summary>
    public GeneratedOrganization Large => Organizations[0];

    public GeneratedOrganization Small => Organizations[^1];

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        Organizations = await DataGenerator.GenerateAsync(database, Size, TestContext.Current.CancellationToken);
        await AddProcessedEventsAsync();
        App = InboxApp.Start(
            database, services => services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(Commands)));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    /// <summary>How PostgreSQL runs a statement that the app ran: with its own parameters, and with any.</summary>
    public async Task<IReadOnlyList<QueryPlan>> ExplainAsync(CapturedCommand command)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return [await QueryPlan.OfAsync(connection, command), await QueryPlan.OfAnyParametersAsync(connection, command)];
    }

    /// <summary>What the worker's claim must not wade through.</summary>
    private async Task AddProcessedEventsAsync()
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into webhook_events (id, body, received_at, state, due_at, attempts)
            select uuidv7(), '{}', now(), 'DONE', now(), 1 from generate_series(1, 50000);
            """,
            connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        command.CommandText = "vacuum (analyze) webhook_events";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
