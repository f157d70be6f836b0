namespace Inbox.Web.Staff;

public static class StaffSetup
{
    public static WebApplicationBuilder AddStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AgentAccessService>();
        builder.Services.AddScoped<AgentService>();
        builder.Services.AddScoped<TeamService>();
        builder.Services.AddScoped<InvitationService>();
        builder.Services.AddScoped<Newcomer>();
        return builder;
    }
}
