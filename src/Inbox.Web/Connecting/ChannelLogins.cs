using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Connecting;

/// <summary>
/// Begins logins at Meta and knows them again when the browser returns: the same agent, once, in time (meta-platform 4.3).
/// </summary>
public sealed class ChannelLogins(InboxDbContext db, CurrentAgent currentAgent, ChannelTokens tokens, TimeProvider clock)
{
    /// <returns>The state that the dialog hands back.</returns>
    public async Task<string> BeginAsync(bool isInstagram, Guid? metaAppId, CancellationToken cancellationToken)
    {
        var (agent, now) = ((await currentAgent.GetAsync(cancellationToken)).Agent, clock.GetUtcNow());
        await db.ChannelLogins.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var state = ChannelLogin.NewState();
        db.ChannelLogins.Add(new ChannelLogin(agent, isInstagram, metaAppId, state, now));
        await db.SaveChangesAsync(cancellationToken);
        return state;
    }

    /// <summary>Uses the state up.</summary>
    /// <returns>Null where it is missing, another's, too old or used before.</returns>
    public async Task<ChannelLogin?> ReturnAsync(string? state, bool isInstagram, CancellationToken cancellationToken)
    {
        var (agentId, now) = ((await currentAgent.GetAsync(cancellationToken)).Agent.Id, clock.GetUtcNow());
        var hash = ChannelLogin.HashOf(state ?? "");
        var mine = db.ChannelLogins.Where(l => l.StateHash == hash && l.AgentId == agentId && l.IsInstagram == isInstagram);
        var used = await mine.Where(l => l.ReturnedAt == null && l.ExpiresAt >= now)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ReturnedAt, now), cancellationToken);
        return used == 1 ? await mine.SingleAsync(cancellationToken) : null;
    }

    /// <summary>Keeps the person's token until the Pages are chosen.</summary>
    public Task GrantAsync(ChannelLogin login, string token, string? metaUserId, CancellationToken cancellationToken)
    {
        login.Grant(tokens.Protect(login.OrganizationId, token), metaUserId);
        return db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>The login whose Pages this agent may still choose, with the person's token.</returns>
    public async Task<(ChannelLogin Login, string Token)?> FindOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var (agentId, now) = ((await currentAgent.GetAsync(cancellationToken)).Agent.Id, clock.GetUtcNow());
        var login = await db.ChannelLogins.SingleOrDefaultAsync(
            l => l.Id == id && l.AgentId == agentId && l.ProtectedToken != null && l.ExpiresAt >= now, cancellationToken);
        return login is null ? null : (login, tokens.Unprotect(login.OrganizationId, login.ProtectedToken!));
    }
}
