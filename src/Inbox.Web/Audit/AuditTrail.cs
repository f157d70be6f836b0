using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Audit;

/// <summary>Writes down who did what. The entry is only added: it is saved with the act, or not at all.</summary>
public sealed class AuditTrail(
    InboxDbContext db, CurrentOrganization current, CurrentAgent currentAgent, IHttpContextAccessor httpContext, TimeProvider clock)
{
    /// <param name="thing">The kind of thing it is done to, such as <c>nameof(Channel)</c>.</param>
    /// <param name="note">A name or a number of Meta's that it is about.</param>
    public Task AddAsync(AuditAct act, string thing, Guid? thingId, string? note, CancellationToken cancellationToken) =>
        AddAsync(organizationId => new(organizationId, act, thing, thingId, note, clock.GetUtcNow()), cancellationToken);

    /// <summary>Done by an agent, now or by a worker later.</summary>
    public Task AddAsync(Agent by, AuditAct act, string thing, Guid? thingId, CancellationToken cancellationToken) => AddAsync(
        organizationId => new AuditEntry(organizationId, act, thing, thingId, null, clock.GetUtcNow()).By(by.Id, by.AccountId),
        cancellationToken);

    /// <param name="note">What else there is to say of it, by a code of the localizer.</param>
    public Task AddAsync(AuditAct act, string thing, Guid? thingId, Sentence note, CancellationToken cancellationToken) =>
        AddAsync(
            organizationId => new AuditEntry(organizationId, act, thing, thingId, null, clock.GetUtcNow()).Saying(note), cancellationToken);

    /// <summary>An agent is there: by a command on the server, or by themselves, who took an invitation in a browser.</summary>
    public Task AddJoiningAsync(Agent agent, Sentence note, CancellationToken cancellationToken) => AddAsync(
        organizationId =>
        {
            var entry = new AuditEntry(organizationId, AuditAct.AddAgent, nameof(Agent), agent.Id, null, clock.GetUtcNow()).Saying(note);
            return httpContext.HttpContext is null ? entry : entry.By(agent.Id, agent.AccountId);
        },
        cancellationToken);

    private async Task AddAsync(Func<Guid, AuditEntry> make, CancellationToken cancellationToken)
    {
        var organizationId = current.Id ?? throw new InvalidOperationException("An act belongs to an organization.");
        var entry = make(organizationId)
            .From(httpContext.HttpContext?.Connection.RemoteIpAddress?.ToString());

        // Somebody who joins may be signed in at another organization.
        if (await currentAgent.FindAsync(cancellationToken) is { } signedIn && signedIn.Agent.OrganizationId == organizationId)
        {
            entry.By(signedIn.Agent.Id, signedIn.Agent.AccountId);
        }

        db.AuditEntries.Add(entry);
    }
}
