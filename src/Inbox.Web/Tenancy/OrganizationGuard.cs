using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Inbox.Web.Tenancy;

/// <summary>Refuses to save a row of any organization but the current one.</summary>
public static class OrganizationGuard
{
    /// <exception cref="InvalidOperationException">A changed row belongs to another organization, or none is set.</exception>
    public static void Check(ChangeTracker changes, Guid? organizationId)
    {
        foreach (var entry in changes.Entries<IOrganizationOwned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity.OrganizationId != organizationId)
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of organization {entry.Entity.OrganizationId} cannot be saved while working for {organizationId?.ToString() ?? "none"}.");
            }
        }
    }
}
