namespace Inbox.Web.Connecting;

public static class ConnectingSetup
{
    public static WebApplicationBuilder AddConnecting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PageConnection>();
        builder.Services.AddScoped<ChannelLogins>();
        builder.Services.AddScoped<PersonPages>();
        builder.Services.AddScoped<InstagramConnection>();
        builder.Services.AddScoped<PastedTokenConnection>();
        return builder;
    }
}
