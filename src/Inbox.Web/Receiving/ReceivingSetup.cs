namespace Inbox.Web.Receiving;

public static class ReceivingSetup
{
    public static WebApplicationBuilder AddReceiving(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageReceiver>();
        builder.Services.AddScoped<EventReceiver>();
        builder.Services.AddScoped<MessageEventReceiver>();
        builder.Services.AddScoped<ThreadEventReceiver>();
        builder.Services.AddScoped<EarlyEvents>();
        builder.Services.AddSingleton<EarlyEventMetrics>();
        builder.Services.AddScoped<EarlyEventQueue>();
        builder.Services.AddScoped<MessageFetcher>();
        builder.Services.AddScoped<EarlyEventSettler>();
        builder.Services.AddHostedService<EarlyEventWorker>();
        builder.Services.AddScoped<ReceiptRecorder>();
        builder.Services.AddScoped<ReceiptBatch>();
        return builder;
    }
}
