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

    /// <summary>Makes due again what was claimed at that time and is not done: nobody has moved the end of its lease.</summary>
    public static Task ReleaseAsync(
        this InboxDbContext db, DueRowClaim claim, IReadOnlyList<DueRow> rows, DateTimeOffset claimedAt,
        CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            claim.SqlForRelease,
            [
                new NpgsqlParameter("now", claimedAt),
                new NpgsqlParameter("until", claimedAt + claim.Lease),
                new NpgsqlParameter("owners", rows.Select(row => row.OrganizationId).ToArray()),
                new NpgsqlParameter("ids", rows.Select(row => row.Id).ToArray()),
            ],
            cancellationToken);

    private static NpgsqlParameter[] Parameters(DueRowClaim claim, int limit, DateTimeOffset now) =>
        [new("now", now), new("until", now + claim.Lease), new("limit", limit)];
}
