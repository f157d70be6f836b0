using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>Makes an organization with its owner, or nothing at all.</summary>
public sealed class OrganizationCreationService(InboxDbContext db, AgentCreationService hiring, TimeProvider clock)
{
    /// <returns>Why it is refused, or null when it is done.</returns>
    public async Task<string?> FoundAsync(
        NewOrganization wanted, NewAgent owner, Func<string> readPassword, CancellationToken cancellationToken)
    {
        if (await FindFaultAsync(wanted, owner, cancellationToken) is { } fault)
        {
            return fault;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var organization = new Organization(wanted.Name.Trim(), wanted.Slug, wanted.TimeZone, clock.GetUtcNow());
        db.Organizations.Add(organization);
        var refusal = await hiring.HireAsync(organization, owner, readPassword, cancellationToken);
        if (refusal is null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return refusal;
    }

    private async Task<string?> FindFaultAsync(NewOrganization wanted, NewAgent owner, CancellationToken cancellationToken) =>
        wanted.FindFault() ?? owner.FindFault() ?? (await db.Organizations.AnyAsync(o => o.Slug == wanted.Slug, cancellationToken)
            ? $"There is an organization \"{wanted.Slug}\" already."
            : null);
}
