namespace Inbox.Web.Conversations;

internal static class EventsSetup
{
    /// <summary>Registers what takes in the events of channels.</summary>
    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<EventReceiver>();
        builder.Services.AddScoped<MessageEventReceiver>();
        builder.Services.AddScoped<ThreadEventReceiver>();
        builder.Services.AddScoped<EarlyEvents>();
        builder.Services.AddSingleton<EarlyEventMetrics>();
        builder.Services.AddScoped<EarlyEventQueue>();
        builder.Services.AddScoped<MessageFetcher>();
        builder.Services.AddScoped<EarlyEventSettler>();
        builder.Services.AddHostedService<EarlyEventWorker>();
        return builder;
    }
}
