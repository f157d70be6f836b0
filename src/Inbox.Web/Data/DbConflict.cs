using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Data;

/// <summary>What PostgreSQL says when somebody else wrote the same at the same moment, and doing it again after that.</summary>
public static class DbConflict
{
    private const int MaxAttempts = 8;

    /// <param name="constraint">One unique key; null for any.</param>
    public static bool IsUniqueViolation(this Exception exception, string? constraint = null) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refusal
            ? constraint is null || constraint == refusal.ConstraintName
            : exception.InnerException?.IsUniqueViolation(constraint) == true;

    /// <summary>Whether the same work may succeed when it is done again on what is there now.</summary>
    public static bool IsConflict(this Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException refusal => refusal.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => exception.InnerException?.IsConflict() == true,
    };

    /// <summary>Whether a value is none that its column takes: it will not be one at the next attempt either.</summary>
    public static bool IsRefusedValue(this Exception exception) =>
        exception is PostgresException { SqlState: ['2', '2', ..] } || exception.InnerException?.IsRefusedValue() == true;

    /// <summary>Loads, changes and saves; and again after a conflict, with nothing tracked.</summary>
    /// <param name="lost">What to return after the last attempt; without it, the conflict is thrown.</param>
    public static Task<TResult> RetryOnConflictAsync<TResult>(
        this InboxDbContext db, Func<Task<TResult>> work, Func<TResult>? lost = null) =>
        RetryAsync(
            () =>
            {
                db.ChangeTracker.Clear();
                return work();
            },
            lost);

    /// <summary>Loads, changes and saves; and again after a conflict, which is thrown after the last attempt.</summary>
    public static Task RetryOnConflictAsync(this InboxDbContext db, Func<Task> work) => db.RetryOnConflictAsync(async () =>
    {
        await work();
        return true;
    });

    /// <summary>
    /// Does work that makes a scope of its own each time, and again after a conflict, which is thrown after the last attempt.
    /// </summary>
    public static Task RetryAsync(Func<Task> work) => RetryAsync(async () =>
    {
        await work();
        return true;
    });

    private static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> work, Func<TResult>? lost = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (attempt < MaxAttempts && exception.IsConflict())
            {
                // The next attempt sees what the other one wrote.
            }
            catch (Exception exception) when (lost is not null && exception.IsConflict())
            {
                return lost();
            }
        }
    }
}
