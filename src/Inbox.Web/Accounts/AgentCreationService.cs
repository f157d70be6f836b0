using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>Puts a person to work in an organization: with the account that has the e-mail, or with a new one.</summary>
public sealed class AgentCreationService(
    InboxDbContext db, UserManager<Account> accounts, CurrentOrganization current, AuditTrail audit, TimeProvider clock)
{
    /// <param name="readPassword">Asked only for a new account; who has one keeps the password.</param>
    /// <returns>Why it is refused, or null when it is done.</returns>
    public async Task<string?> HireAsync(
        Organization organization, NewAgent hired, Func<string> readPassword, CancellationToken cancellationToken)
    {
        current.Set(organization.Id);
        var account = await accounts.FindByEmailAsync(hired.Email);
        if (account is null)
        {
            account = new Account(hired.Email);
            var created = await accounts.CreateAsync(account, readPassword());
            if (!created.Succeeded)
            {
                return string.Join(' ', created.Errors.Select(e => e.Description));
            }
        }

        return await PlaceAsync(organization, hired, account.Id, cancellationToken);
    }

    private async Task<string?> PlaceAsync(
        Organization organization, NewAgent hired, Guid accountId, CancellationToken cancellationToken)
    {
        var agent = await db.Agents.SingleOrDefaultAsync(a => a.AccountId == accountId, cancellationToken);
        switch (agent)
        {
            case null:
                agent = db.Agents.Add(new Agent(organization.Id, accountId, hired.Name, hired.Role, clock.GetUtcNow())).Entity;
                break;
            case { RemovedAt: null }:
                return $"{hired.Email} is already an agent of {organization.Slug}.";
            default:
                agent.Rejoin(hired.Role);
                break;
        }

        await audit.AddJoiningAsync(
            agent, new Sentence("AgentAsRole", agent.Name, new Sentence(hired.Role.ToString())), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
