namespace Inbox.Web.Triage;

public static class TriageSetup
{
    public static WebApplicationBuilder AddTriage(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ConversationService>();
        builder.Services.AddScoped<DismissalService>();
        builder.Services.AddScoped<LabelService>();
        builder.Services.AddScoped<BlockService>();
        builder.Services.AddScoped<Handover>();
        builder.Services.AddScoped<AssignmentService>();
        builder.Services.AddScoped<SnoozeQueue>();
        builder.Services.AddHostedService<SnoozeWorker>();
        return builder;
    }
}
