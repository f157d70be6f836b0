using Npgsql;

namespace Inbox.Web.Data;

/// <summary>How the app speaks to PostgreSQL where the connection string does not say.</summary>
public static class DatabaseConnectionString
{
    private const int PoolSize = 10;
    private const int PoolTimeoutSeconds = 10;
    private const int PreparedStatements = 60;

    /// <summary>
    /// One plan for each prepared statement. Left to itself PostgreSQL plans our lists anew for each organization
    /// and arrives at the same index, which costs as much as reading it.
    /// </summary>
    private const string GenericPlans = "-c plan_cache_mode=force_generic_plan";

    /// <summary>
    /// The connection string with our defaults for what it leaves open: a small pool, a short wait, prepared statements, no GSS encryption.
    /// </summary>
    /// <remarks>
    /// Nothing of ours changes a session (no SET, no temporary table, no lock of a session), so a connection goes back to the pool as it
    /// is: a reset is seven statements before the first one of each request.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It cannot be read; the message says what is wrong, without the password.</exception>
    public static string WithDefaults(string connectionString)
    {
        var given = Read(connectionString);
        var result = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = given.ApplicationName ?? "Inbox" };
        SetUnlessGiven("Maximum Pool Size", PoolSize);
        SetUnlessGiven("Timeout", PoolTimeoutSeconds);
        SetUnlessGiven("Max Auto Prepare", PreparedStatements);
        SetUnlessGiven("Options", GenericPlans);
        SetUnlessGiven("No Reset On Close", true);

        // Preferred by default, it asks for a Kerberos library that Microsoft's image does not have.
        SetUnlessGiven("GSS Encryption Mode", GssEncryptionMode.Disable);
        return result.ConnectionString;

        void SetUnlessGiven(string keyword, object value)
        {
            if (!given.ShouldSerialize(keyword))
            {
                result[keyword] = value;
            }
        }
    }

    /// <summary>Which server and database it names, in words, without the password.</summary>
    public static string Describe(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        return $"database {given.Database} on {given.Host}:{given.Port}";
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException refusal)
        {
            throw new InvalidOperationException(
                $"ConnectionStrings:Inbox cannot be read; write Host=db;Database=inbox;Username=inbox;Password=… ({refusal.Message})",
                refusal);
        }
    }
}
