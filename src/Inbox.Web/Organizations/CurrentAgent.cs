using System.Security.Claims;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Organizations;

/// <summary>The signed-in agent of this request; the row is asked once per request, by authorization.</summary>
public sealed class CurrentAgent(InboxDbContext db, IHttpContextAccessor httpContext)
{
    private static readonly string[] AcrossOrganizations = [InboxDbContext.OrganizationFilter];

    /// <summary>One round trip, compiled once, since it runs on every request. It may look at the account's other places.</summary>
    private static readonly Func<InboxDbContext, Guid, Guid, Guid, CancellationToken, Task<Row?>> Load = EF.CompileAsyncQuery(
        (InboxDbContext db, Guid organizationId, Guid agentId, Guid accountId, CancellationToken cancellationToken) =>
            (from agent in db.Agents.IgnoreQueryFilters(AcrossOrganizations).AsNoTracking()
             join organization in db.Organizations on agent.OrganizationId equals organization.Id
             join account in db.Users on agent.AccountId equals account.Id
             where agent.OrganizationId == organizationId && agent.Id == agentId
                && agent.AccountId == accountId && agent.RemovedAt == null
             select new Row(
                 agent, account.SecurityStamp, organization.Name, organization.Slug, organization.TimeZone, organization.ReplyTargetMinutes,
                 db.Agents.Any(a => a.AccountId == accountId && a.OrganizationId != organizationId && a.RemovedAt == null)))
            .SingleOrDefault());

    private bool isAsked;
    private SignedInAgent? found;

    /// <summary>The agent, or null when nobody is signed in or the session counts no longer (removed, password changed).</summary>
    public async ValueTask<SignedInAgent?> FindAsync(CancellationToken cancellationToken)
    {
        if (!isAsked)
        {
            found = httpContext.HttpContext?.User is { Identity.IsAuthenticated: true } principal
                ? await LoadAsync(principal, cancellationToken)
                : null;
            isAsked = true;
        }

        return found;
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the address allows anonymous requests.</exception>
    public async ValueTask<SignedInAgent> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new InvalidOperationException("No agent is signed in.");

    private async Task<SignedInAgent?> LoadAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.FindId(OrganizationClaims.OrganizationId) is not { } organizationId
            || principal.FindId(AgentClaims.AgentId) is not { } agentId
            || principal.FindId(AgentClaims.AccountId) is not { } accountId)
        {
            return null;
        }

        var row = await Load(db, organizationId, agentId, accountId, cancellationToken);
        return row is null || AgentClaims.StampOf(row.SecurityStamp) != principal.FindFirstValue(AgentClaims.Stamp)
            ? null
            : new(row.Agent, row.Name, row.Slug, TimeZones.Find(row.Agent.TimeZone ?? row.TimeZone), row.HasOtherOrganizations)
            {
                ReplyTargetMinutes = row.ReplyTargetMinutes,
            };
    }

    private sealed record Row(
        Agent Agent, string? SecurityStamp, string Name, string Slug, string TimeZone, int ReplyTargetMinutes, bool HasOtherOrganizations);
}
