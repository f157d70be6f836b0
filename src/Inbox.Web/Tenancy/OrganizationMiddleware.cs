namespace Inbox.Web.Tenancy;

/// <summary>Sets the organization of a request from the signed-in agent's claim.</summary>
public sealed class OrganizationMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentOrganization organization)
    {
        if (Guid.TryParse(context.User.FindFirst(OrganizationClaims.OrganizationId)?.Value, out var id))
        {
            organization.Set(id);
        }

        return next(context);
    }
}
