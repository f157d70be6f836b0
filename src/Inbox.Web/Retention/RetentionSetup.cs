namespace Inbox.Web.Retention;

public static class RetentionSetup
{
    public static WebApplicationBuilder AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageRetention>();
        builder.Services.AddScoped<MessageRetentionLimits>();
        builder.Services.AddHostedService<MessageRetentionWorker>();
        return builder;
    }
}
