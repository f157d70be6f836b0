namespace Inbox.Web.Channels;

public static class ChannelsSetup
{
    public static WebApplicationBuilder AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelTokens>();
        builder.Services.AddScoped<MetaAppDirectory>();
        builder.Services.AddScoped<ChannelAccess>();
        builder.Services.AddScoped<ChannelNoticeRecorder>();
        builder.Services.AddScoped<ChannelSubscription>();
        builder.Services.AddScoped<FacebookTokenCheck>();
        builder.Services.AddScoped<InstagramTokenCheck>();
        builder.Services.AddScoped<ChannelCheck>();
        builder.Services.AddScoped<ChannelSettings>();
        builder.Services.AddScoped<ConnectorDirectory>();
        builder.Services.AddScoped<ConnectorRemoval>();
        builder.Services.AddScoped<PlatformDataDeletion>();
        builder.Services.AddScoped<TokenReencryption>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddHostedService<ChannelCheckWorker>();
        return builder;
    }
}
