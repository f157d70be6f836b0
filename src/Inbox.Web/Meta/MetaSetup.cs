using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Meta;

public static class MetaSetup
{
    private const int MaximumAnswerLength = 1024 * 1024;

    public static WebApplicationBuilder AddMeta(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MetaOptions>().BindConfiguration("Meta").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<GraphVersionCheck>();
        builder.Services.AddGraphClient();
        builder.Services.AddTransient<GraphMessages>();
        builder.Services.AddTransient<GraphThreads>();
        builder.Services.AddTransient<GraphActions>();
        builder.Services.AddTransient<GraphUploads>();
        builder.Services.AddSingleton<ReadThrottle>();
        builder.Services.AddTransient<GraphHistory>();
        builder.Services.AddTransient<FacebookLogin>();
        builder.Services.AddTransient<InstagramLogin>();
        builder.Services.AddTransient<TokenInspection>();
        builder.Services.AddTransient<PageSubscriptions>();
        return builder;
    }

    private static void AddGraphClient(this IServiceCollection services)
    {
        services.AddHttpClient<GraphClient>(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = MaximumAnswerLength;
            })
            // A redirect would carry the token's proof elsewhere.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            // The client's own log lines hold addresses, and those a person's id and the token's proof.
            .RemoveAllLoggers();
    }
}
