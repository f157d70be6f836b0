namespace Inbox.Web.Live;

public static class LiveSetup
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InboxFeed>();
        builder.Services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (builder.HasRedis())
        {
            builder.AddRedis();
        }
        else
        {
            builder.Services.AddHostedService<FeedRelay>();
        }

        return builder;
    }

    /// <summary>Whether an operator has one. Without it nothing of it is loaded.</summary>
    public static bool HasRedis(this WebApplicationBuilder builder) =>
        builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is not null;

    private static void AddRedis(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RedisConnection>();
        builder.Services.AddHostedService<RedisFeedRelay>();
        builder.Services.AddSingleton<PendingInvalidations>();
        builder.Services.AddSingleton<CacheInvalidator>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CacheInvalidator>());
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddSingleton<AgentCache>();
        builder.Services.AddSingleton<IStartupFilter, InvalidationBeforeResponse>();
    }
}
