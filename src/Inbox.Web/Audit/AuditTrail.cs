using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Audit;

/// <summary>Writes down who did what. The entry is only added: it is saved with the act, or not at all.</summary>
public sealed class AuditTrail(
    InboxDbContext db, CurrentOrganization current, CurrentAgent currentAgent, IHttpContextAccessor httpContext, TimeProvider clock)
{
    /// <param name="thing">The kind of thing it is done to, such as <c>nameof(Channel)</c>.</param>
    public async Task AddAsync(AuditAct act, string thing, Guid? thingId, string? note, CancellationToken cancellationToken)
    {
        var organizationId = current.Id ?? throw new InvalidOperationException("An act belongs to an organization.");
        var entry = new AuditEntry(organizationId, act, thing, thingId, note, clock.GetUtcNow())
            .From(httpContext.HttpContext?.Connection.RemoteIpAddress?.ToString());

        // Somebody who joins may be signed in at another organization.
        if (await currentAgent.FindAsync(cancellationToken) is { } signedIn && signedIn.Agent.OrganizationId == organizationId)
        {
            entry.By(signedIn.Agent.Id, signedIn.Agent.AccountId);
        }

        db.AuditEntries.Add(entry);
    }
}
