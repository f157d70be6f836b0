namespace Inbox.Web.Data;

/// <summary>Where the app's database is: the configured one, or in Development the embedded server, which it starts and stops.</summary>
public sealed class Database(IConfiguration configuration, IHostEnvironment environment) : IAsyncDisposable
{
    private const string Name = "Inbox";

    private EmbeddedPostgres? embedded;
    private string? connectionString;

    /// <exception cref="InvalidOperationException"><see cref="StartAsync"/> has not run.</exception>
    public string ConnectionString => connectionString ?? throw new InvalidOperationException("The database is not started.");

    /// <summary>Which server and database this is, for a person.</summary>
    public string Description => embedded is null
        ? DatabaseConnectionString.Describe(ConnectionString)
        : $"{DatabaseConnectionString.Describe(ConnectionString)}, the embedded server with its data in {embedded.Folder}";

    /// <exception cref="InvalidOperationException">No connection string is set outside Development; the message says what to
    /// do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (connectionString is not null)
        {
            return;
        }

        var given = configuration.GetConnectionString(Name);
        if (string.IsNullOrWhiteSpace(given))
        {
            given = await StartEmbeddedAsync(cancellationToken);
        }

        connectionString = DatabaseConnectionString.WithDefaults(given);
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }

    private async Task<string> StartEmbeddedAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                "ConnectionStrings:Inbox is not set: set it to the PostgreSQL database, such as "
                + "ConnectionStrings__Inbox=\"Host=db;Database=inbox;Username=inbox;Password=…\" in the environment.");
        }

        embedded = await EmbeddedPostgres.StartAsync(
            EmbeddedPostgresOptions.From(configuration, environment), Console.Out, cancellationToken);
        return embedded.ConnectionString("inbox");
    }
}
