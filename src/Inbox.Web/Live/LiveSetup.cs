namespace Inbox.Web.Live;

public static class LiveSetup
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InboxFeed>();
        builder.Services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is null)
        {
            builder.Services.AddHostedService<FeedRelay>();
        }
        else
        {
            builder.Services.AddHostedService<RedisFeedRelay>();
        }

        return builder;
    }
}
