using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inbox.Web.Tenancy;

/// <summary>Refuses to save a row of any organization but the current one.</summary>
public sealed class OrganizationGuard(CurrentOrganization organization) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Check(DbContext? context)
    {
        foreach (var entry in context!.ChangeTracker.Entries<IOrganizationOwned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity.OrganizationId != organization.Id)
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of organization {entry.Entity.OrganizationId} cannot be saved while working for {organization.Id?.ToString() ?? "none"}.");
            }
        }
    }
}
