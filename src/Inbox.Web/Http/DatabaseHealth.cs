using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inbox.Web.Http;

/// <summary>Ready only while the database answers and has every migration.</summary>
public sealed class DatabaseHealth(InboxDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return pending == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Migrations are pending ({pending}): run `Inbox.Web migrate`.");
        }
        catch (Exception exception) when (DatabaseOutage.Is(exception))
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
