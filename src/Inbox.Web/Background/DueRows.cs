using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Background;

/// <summary>Claims rows that are due, across organizations.</summary>
public static class DueRows
{
    /// <param name="limit">How many rows at most.</param>
    public static Task<List<DueRow>> ClaimAsync(
        this InboxDbContext db, DueRowClaim claim, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<DueRow>(claim.SqlForKeys, Parameters(claim, limit, now))
            .ToListAsync(cancellationToken);

    /// <summary>Claims whole rows of a table that belongs to no organization yet.</summary>
    public static Task<List<TEntity>> ClaimAsync<TEntity>(
        this DbSet<TEntity> rows, DueRowClaim claim, int limit, DateTimeOffset now, CancellationToken cancellationToken)
        where TEntity : class =>
        rows.FromSqlRaw(claim.SqlForRows, Parameters(claim, limit, now)).AsNoTracking().ToListAsync(cancellationToken);

    private static NpgsqlParameter[] Parameters(DueRowClaim claim, int limit, DateTimeOffset now) =>
        [new("now", now), new("until", now + claim.Lease), new("limit", limit)];
}
