namespace Inbox.Web.Caching;

public static class CachingSetup
{
    /// <summary>Whether an operator has a Redis. Without it nothing of it is loaded.</summary>
    public static bool HasRedis(this WebApplicationBuilder builder) =>
        builder.Configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"] is not null;

    public static WebApplicationBuilder AddCaching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RedisConnection>();
        builder.Services.AddSingleton<PendingInvalidations>();
        builder.Services.AddSingleton<CacheInvalidator>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CacheInvalidator>());
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddSingleton<AgentCache>();
        builder.Services.AddSingleton<IStartupFilter, InvalidationBeforeResponse>();
        return builder;
    }
}
