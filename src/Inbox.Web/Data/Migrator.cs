using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Data;

/// <summary>Brings the database to the newest migration, or says that it is not there.</summary>
public static class Migrator
{
    /// <summary>
    /// Applies what is pending; makes the database if it is missing. Several instances may do it at once: EF takes a lock.
    /// </summary>
    public static Task MigrateAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        return db.Database.MigrateAsync(cancellationToken);
    }

    /// <exception cref="InvalidOperationException">Migrations are pending; the message names the command.</exception>
    public static async Task RequireNoneAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            throw new InvalidOperationException(
                $"Migrations are pending ({pending.Count}, from {pending[0]} on): run `Inbox.Web migrate`, then start again.");
        }
    }
}
