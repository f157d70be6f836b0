using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Organizations;

/// <summary>An organization that an account is at work in, and its agent there.</summary>
public sealed record OrganizationOption(
    Guid OrganizationId, string Name, string Slug, Guid AgentId, string AgentName, AgentRole Role)
{
    /// <summary>Across all organizations, since this is asked before one is chosen.</summary>
    public static Task<List<OrganizationOption>> ListAsync(
        InboxDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        (from agent in db.Agents.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
         join organization in db.Organizations on agent.OrganizationId equals organization.Id
         where agent.AccountId == accountId && agent.RemovedAt == null
         orderby organization.Name, organization.Id
         select new OrganizationOption(
             organization.Id, organization.Name, organization.Slug, agent.Id, agent.Name, agent.Role))
        .ToListAsync(cancellationToken);
}
