using System.Data;
using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>
/// Changes who works here and as what, under its rules: only owners touch owners, an organization keeps one, and nobody leaves by
/// their own hand. Each change is serializable, since two owners may demote each other at once.
/// </summary>
public sealed class AgentService(InboxDbContext db, AgentAccessService placing, AuditTrail audit, InboxFeed feed, TimeProvider clock)
{
    public Task<AgentChangeResult> PlaceAsync(Agent by, Guid agentId, AgentAccess access, CancellationToken cancellationToken) =>
        ChangeAsync(by, agentId, _ => access.Role, async agent =>
        {
            await placing.PlaceAsync(agent, access, cancellationToken);
            var note = new Sentence("AgentPlaced", agent.Name, StaffWords.CodeOf(access.Role), StaffWords.CodeOf(agent.SightInEffect));
            await audit.AddAsync(AuditAct.ChangeAgent, nameof(Agent), agent.Id, note, cancellationToken);
        }, cancellationToken);

    public Task<AgentChangeResult> RemoveAsync(Agent by, Guid agentId, CancellationToken cancellationToken) =>
        by.Id == agentId
            ? Task.FromResult(AgentChangeResult.Oneself)
            : ChangeAsync(by, agentId, _ => null, async agent =>
            {
                agent.Remove(clock.GetUtcNow());
                await audit.AddAsync(AuditAct.RemoveAgent, nameof(Agent), agent.Id, agent.Name, cancellationToken);
            }, cancellationToken);

    public Task<AgentChangeResult> TakeBackAsync(Agent by, Guid agentId, CancellationToken cancellationToken) =>
        ChangeAsync(by, agentId, agent => agent.Role, async agent =>
        {
            agent.Rejoin(agent.Role);
            await audit.AddAsync(
                AuditAct.TakeAgentBack, nameof(Agent), agent.Id, new Sentence(
                    "AgentAsRole", agent.Name, StaffWords.CodeOf(agent.Role)), cancellationToken);
        }, cancellationToken);

    /// <param name="becomes">The role that the agent has afterwards; null for none.</param>
    private async Task<AgentChangeResult> ChangeAsync(
        Agent by, Guid agentId, Func<Agent, AgentRole?> becomes, Func<Agent, Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var agent = await db.Agents.SingleOrDefaultAsync(a => a.Id == agentId, cancellationToken);
            var refusal = agent is null ? AgentChangeResult.NotFound : await FindRefusalAsync(by, agent, becomes(agent), cancellationToken);
            if (refusal is { } outcome)
            {
                return outcome;
            }

            var role = agent!.Role;
            await change(agent);
            if (agent.RemovedAt is not null || agent.Role < role)
            {
                await RevokeInvitationsAsync(agent, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            feed.Publish(InboxChange.Everything(agent.OrganizationId, agent.Id));
            return AgentChangeResult.Done;
        }
        catch (Exception exception) when (exception.IsConflict())
        {
            return AgentChangeResult.Raced;
        }
    }

    /// <summary>Nobody comes back, or up again, by a link that they made before.</summary>
    private async Task RevokeInvitationsAsync(Agent agent, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Invitations.Where(i => i.CreatedById == agent.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.RevokedAt, now), cancellationToken);
    }

    private async Task<AgentChangeResult?> FindRefusalAsync(Agent by, Agent agent, AgentRole? becomes, CancellationToken cancellationToken)
    {
        if (by.Role < AgentRole.Owner && (agent.Role == AgentRole.Owner || becomes == AgentRole.Owner))
        {
            return AgentChangeResult.OwnersOnly;
        }

        var losesOwner = agent is { Role: AgentRole.Owner, RemovedAt: null } && becomes != AgentRole.Owner;
        return losesOwner
            && !await db.Agents.AnyAsync(a => a.Id != agent.Id && a.Role == AgentRole.Owner && a.RemovedAt == null, cancellationToken)
            ? AgentChangeResult.LastOwner
            : null;
    }
}

public enum AgentChangeResult
{
    Done,
    NotFound,

    /// <summary>Only an owner makes, changes and removes owners.</summary>
    OwnersOnly,

    /// <summary>The organization would be left without an owner.</summary>
    LastOwner,

    /// <summary>Nobody removes themselves.</summary>
    Oneself,

    /// <summary>Somebody else changed the same at the same moment.</summary>
    Raced,
}
