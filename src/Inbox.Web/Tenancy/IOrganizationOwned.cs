namespace Inbox.Web.Tenancy;

/// <summary>A row of exactly one organization: filtered on every read and checked on every write.</summary>
public interface IOrganizationOwned
{
    Guid OrganizationId { get; }
}
