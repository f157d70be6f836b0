namespace Inbox.Web.Channels;

public static class ChannelsSetup
{
    public static WebApplicationBuilder AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelTokens>();
        builder.Services.AddScoped<PageConnection>();
        builder.Services.AddScoped<ChannelNoticeRecorder>();
        return builder;
    }
}
