using Inbox.Web.Accounts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>Looks an invitation up by its key and lets in who has it, once. Works for the organization that invites.</summary>
public sealed class InvitationService(InboxDbContext db, AgentCreationService hiring, AgentAccessService placing, TimeProvider clock)
{
    public async Task<InvitationFacts> FindAsync(string? key, CancellationToken cancellationToken)
    {
        var invitation = await LoadAsync(key, cancellationToken);
        return invitation is null ? InvitationFacts.Unknown : new(
            invitation.StateAt(clock.GetUtcNow()), invitation.Email, invitation.Role,
            await db.Agents.Where(a => a.Id == invitation.CreatedById).Select(a => a.Name).SingleAsync(cancellationToken));
    }

    /// <summary>Whether the account is at work here already.</summary>
    public Task<bool> IsAtWorkAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Agents.AnyAsync(a => a.AccountId == accountId && a.RemovedAt == null, cancellationToken);

    /// <param name="password">For a new account; who has one keeps the password.</param>
    /// <returns>Why it is refused, or null when the person is in.</returns>
    public async Task<string?> AcceptAsync(
        Guid organizationId, JoinForm form, string email, string? password, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invitation = await LoadAsync(form.Key, cancellationToken);
        if (invitation is null || !await ClaimAsync(invitation.Id, cancellationToken))
        {
            return "This invitation was used already. Each lets one person in, once. If it was you, sign in.";
        }

        var organization = await db.Organizations.SingleAsync(o => o.Id == organizationId, cancellationToken);
        var refusal = await hiring.HireAsync(
            organization, new NewAgent(email, form.Name!.Trim(), invitation.Role), () => password ?? "", cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var normalized = email.ToUpperInvariant();
        var agent = await db.Agents.SingleAsync(
            a => db.Users.Any(u => u.Id == a.AccountId && u.NormalizedEmail == normalized), cancellationToken);
        await placing.PlaceAsync(agent, invitation.Access, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Uses it up in one statement: of two who press at once, one is let in.</summary>
    private async Task<bool> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.Invitations.Where(i => i.Id == id && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.AcceptedAt, now), cancellationToken) == 1;
    }

    private async Task<Invitation?> LoadAsync(string? key, CancellationToken cancellationToken)
    {
        var hash = InvitationKey.HashOf(key ?? "");
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.KeyHash == hash, cancellationToken);
    }
}
