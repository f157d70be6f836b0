namespace Inbox.Web.Live;

public static class LiveSetup
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InboxFeed>();
        builder.Services.AddHostedService<FeedRelay>();
        return builder;
    }
}
