namespace Inbox.Web.Tenancy;

/// <summary>The organization this scope works for. Set once; while unset, every owned query returns nothing.</summary>
public sealed class CurrentOrganization
{
    public Guid? Id { get; private set; }

    /// <exception cref="InvalidOperationException">The scope already works for another organization.</exception>
    public void Set(Guid organizationId)
    {
        if (Id is { } current && current != organizationId)
        {
            throw new InvalidOperationException($"This scope works for organization {current}, not {organizationId}.");
        }

        Id = organizationId;
    }
}
