namespace Inbox.Web.Webhooks;

public static class WebhooksSetup
{
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WebhookStore>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WebhookStore>());
        builder.Services.AddSingleton<WebhookSignal>();
        builder.Services.AddSingleton<WebhookMetrics>();
        builder.Services.AddScoped<WebhookQueue>();
        builder.Services.AddScoped<ChannelDirectory>();
        builder.Services.AddScoped<OrganizationDelivery>();
        builder.Services.AddScoped<WebhookProcessor>();
        builder.Services.AddScoped<WebhookItemRetry>();
        builder.Services.AddScoped<StoredEventReplay>();
        builder.Services.AddScoped<WebhookReplay>();
        builder.Services.AddScoped<RawRetention>();
        builder.Services.AddWorkers();
        return builder;
    }

    private static void AddWorkers(this IServiceCollection services)
    {
        services.AddHostedService<WebhookWorker>();
        services.AddHostedService<WebhookItemWorker>();
        services.AddHostedService<WebhookListener>();
        services.AddHostedService<RawRetentionWorker>();
    }
}
