namespace Inbox.Web.Triage;

public static class TriageSetup
{
    public static WebApplicationBuilder AddTriage(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ConversationEditor>();
        builder.Services.AddScoped<LabelDesk>();
        builder.Services.AddScoped<BlockDesk>();
        builder.Services.AddScoped<Handover>();
        builder.Services.AddScoped<AssignmentDesk>();
        builder.Services.AddScoped<SnoozeQueue>();
        builder.Services.AddHostedService<SnoozeWorker>();
        return builder;
    }
}
