namespace Inbox.Web.Tenancy;

/// <summary>The claim of a signed-in agent that names the organization.</summary>
public static class OrganizationClaims
{
    public const string OrganizationId = "organization_id";
}
