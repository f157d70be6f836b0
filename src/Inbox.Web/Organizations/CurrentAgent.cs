using System.Security.Claims;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Organizations;

/// <summary>
/// The signed-in agent of this request. The row is asked once per request: by authorization, or with the first question of what
/// is answered. Where it has the version that was read last, it is not read again.
/// </summary>
public sealed class CurrentAgent(InboxDbContext db, NpgsqlDataSource database, IHttpContextAccessor httpContext, KnownAgents knownAgents)
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
                 organization.PhoneRegion,
                 db.Agents.Any(a => a.AccountId == accountId && a.OrganizationId != organizationId && a.RemovedAt == null)))
            .SingleOrDefault());

    private bool isAsked;
    private SignedInAgent? found;

    /// <summary>The agent, or null when nobody is signed in or the session counts no longer (removed, password changed).</summary>
    public async ValueTask<SignedInAgent?> FindAsync(CancellationToken cancellationToken)
    {
        if (!isAsked)
        {
            found = await AskAsync(cancellationToken);
            isAsked = true;
        }

        return found;
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the address allows anonymous requests.</exception>
    public async ValueTask<SignedInAgent> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new InvalidOperationException("No agent is signed in.");

    /// <summary>
    /// Asks whether the agent is still the one that was read last in the same round trip as the first question of what is to be
    /// answered; if not, both are asked again. Null when the session counts no longer.
    /// </summary>
    public async Task<T?> AskWithAsync<T>(Func<SignedInAgent, Task<T>> question, CancellationToken cancellationToken) where T : class
    {
        if (!isAsked && Claimed is { } key && FindKnown(key) is { } known)
        {
            db.Companion = AgentVersion.Ask(key, version => (isAsked, found) = (version == known.Version, known.Agent));
            var answer = await question(known.Agent);
            if (isAsked)
            {
                return answer;
            }

            (db.Companion, found) = (null, null);
        }

        return await FindAsync(cancellationToken) is { } agent ? await question(agent) : null;
    }

    /// <summary>The agent as this request knows it by now, without asking; for how the page looks, never for what it shows.</summary>
    public SignedInAgent? Presumed => isAsked ? found : Known?.Agent;

    /// <summary>
    /// The agent as last read, with its version, as long as this request has not asked; null where there is none. Nobody is to be answered
    /// by it alone.
    /// </summary>
    internal KnownAgent? Known => !isAsked && Claimed is { } key ? FindKnown(key) : null;

    /// <summary>The agent as last read, asked only where there is none: for the authorization of what asks for itself.</summary>
    internal async ValueTask<SignedInAgent?> PresumeAsync(CancellationToken cancellationToken) =>
        Known is { } known ? known.Agent : await FindAsync(cancellationToken);

    private ClaimsPrincipal? Principal => httpContext.HttpContext?.User;

    private AgentKey? Claimed =>
        Principal is { Identity.IsAuthenticated: true } principal
        && principal.FindId(OrganizationClaims.OrganizationId) is { } organizationId
        && principal.FindId(AgentClaims.AgentId) is { } agentId
        && principal.FindId(AgentClaims.AccountId) is { } accountId
            ? new AgentKey(organizationId, agentId, accountId)
            : null;

    private KnownAgent? FindKnown(AgentKey key) =>
        knownAgents.Find(key) is { } known && known.Stamp == Principal!.FindFirstValue(AgentClaims.Stamp) ? known : null;

    private async Task<SignedInAgent?> AskAsync(CancellationToken cancellationToken)
    {
        if (Claimed is not { } key)
        {
            return null;
        }

        return FindKnown(key) is { } known && await AgentVersion.FindAsync(database, key) == known.Version
            ? known.Agent
            : await LoadAsync(key, cancellationToken);
    }

    /// <summary>The versions are asked before the rows: rows that change in between are newer, and are read again the next time.</summary>
    private async Task<SignedInAgent?> LoadAsync(AgentKey key, CancellationToken cancellationToken)
    {
        AgentVersion? version = null;
        db.Companion = AgentVersion.Ask(key, asked => version = asked);
        var row = await Load(db, key.OrganizationId, key.AgentId, key.AccountId, cancellationToken);
        var stamp = AgentClaims.StampOf(row?.SecurityStamp);
        if (row is null || version is null || stamp != Principal!.FindFirstValue(AgentClaims.Stamp))
        {
            knownAgents.Forget(key);
            return null;
        }

        var agent = new SignedInAgent(
            row.Agent, row.Name, row.Slug, TimeZones.Find(row.Agent.TimeZone ?? row.TimeZone), row.HasOtherOrganizations)
        {
            ReplyTargetMinutes = row.ReplyTargetMinutes,
            PhoneRegion = row.PhoneRegion,
        };
        knownAgents.Remember(key, new(agent, stamp, version));
        return agent;
    }

    private sealed record Row(
        Agent Agent, string? SecurityStamp, string Name, string Slug, string TimeZone, int ReplyTargetMinutes, string? PhoneRegion,
        bool HasOtherOrganizations);
}
