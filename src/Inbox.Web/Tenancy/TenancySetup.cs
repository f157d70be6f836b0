namespace Inbox.Web.Tenancy;

public static class TenancySetup
{
    public static WebApplicationBuilder AddTenancy(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentOrganization>();
        return builder;
    }
}
