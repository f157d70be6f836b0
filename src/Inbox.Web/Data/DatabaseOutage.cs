using Npgsql;

namespace Inbox.Web.Data;

/// <summary>Tells a database that cannot be reached, or is too busy, from one that refused what we asked.</summary>
public static class DatabaseOutage
{
    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        PostgresException refused => refused.IsTransient && !IsCollision(refused.SqlState),
        NpgsqlException => true,
        TimeoutException => true,
        _ => Is(exception.InnerException),
    };

    /// <summary>
    /// Whether the database alone failed, whatever was asked of it: gone, full, or in a collision. What takes too long, or violates a key,
    /// may be to blame itself.
    /// </summary>
    public static bool IsPassing(Exception? exception) => exception switch
    {
        null => false,
        PostgresException refused => refused.IsTransient,
        NpgsqlException lost => lost.IsTransient && lost.InnerException is not TimeoutException,
        _ => IsPassing(exception.InnerException),
    };

    /// <summary>Serialization failures and deadlocks: the database is there, and the same work may succeed at once.</summary>
    private static bool IsCollision(string sqlState) =>
        sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
