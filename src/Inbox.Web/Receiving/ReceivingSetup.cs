namespace Inbox.Web.Receiving;

public static class ReceivingSetup
{
    public static WebApplicationBuilder AddReceiving(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageReceiver>();
        builder.Services.AddScoped<EventReceiver>();
        builder.Services.AddScoped<MessageEventReceiver>();
        builder.Services.AddScoped<ThreadEventReceiver>();
        builder.Services.AddScoped<PendingEvents>();
        builder.Services.AddSingleton<PendingEventMetrics>();
        builder.Services.AddScoped<MessageFetcher>();
        builder.Services.AddScoped<PendingEventSettler>();
        builder.Services.AddHostedService<PendingEventWorker>();
        builder.Services.AddScoped<ReceiptRecorder>();
        builder.Services.AddScoped<ReceiptBatch>();
        return builder;
    }
}
