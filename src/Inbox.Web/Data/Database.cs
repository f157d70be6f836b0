namespace Inbox.Web.Data;

/// <summary>Where the app's database is: the configured one, or in Development the embedded server.</summary>
public sealed class Database(IConfiguration configuration)
{
    public const string Setting = "Inbox";

    public string ConnectionString { get; } = DatabaseConnectionString.WithDefaults(
        configuration.GetConnectionString(Setting) ?? throw new InvalidOperationException("ConnectionStrings:Inbox is not set."));
}
