using Inbox.Web.Data;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inbox.Web.Http;

/// <summary>Shows how far the workers are behind. It never makes an instance unready: taking it away would help nobody.</summary>
public sealed class WebhookLagHealth(InboxDbContext db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var oldest = await db.WebhookEvents.Where(e => e.State == WebhookState.Pending).OrderBy(e => e.Id)
                .Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
            var lag = oldest is null ? TimeSpan.Zero : clock.GetUtcNow() - oldest.Value;
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["lagSeconds"] = Math.Round(lag.TotalSeconds, 1) });
        }
        catch (Exception exception) when (DatabaseOutage.Is(exception))
        {
            return HealthCheckResult.Healthy("Unknown while the database does not answer.");
        }
    }
}
