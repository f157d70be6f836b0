namespace Inbox.Web.Staff;

public static class StaffSetup
{
    public static WebApplicationBuilder AddStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AgentPlacing>();
        builder.Services.AddScoped<Roster>();
        builder.Services.AddScoped<TeamEditor>();
        builder.Services.AddScoped<InvitationDesk>();
        builder.Services.AddScoped<Newcomer>();
        return builder;
    }
}
