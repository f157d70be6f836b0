using Inbox.Web.Caching;

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

    private static void AddRedis(this WebApplicationBuilder builder)
    {
        builder.AddCaching();
        builder.Services.AddHostedService<RedisFeedRelay>();
    }
}
