namespace Inbox.Web.Organizations;

public static class OrganizationsSetup
{
    public static WebApplicationBuilder AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentAgent>();
        return builder;
    }
}
