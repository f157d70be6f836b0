namespace Inbox.Web.Retention;

public static class RetentionSetup
{
    public static WebApplicationBuilder AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageRetention>();
        builder.Services.AddScoped<MessageKeeping>();
        builder.Services.AddHostedService<MessageRetentionWorker>();
        return builder;
    }
}
