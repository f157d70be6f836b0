namespace Inbox.Web.Files;

public static class FilesSetup
{
    public static WebApplicationBuilder AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FilesOptions>().BindConfiguration(FilesOptions.Section).ValidateDataAnnotations()
            .Validate(options => !string.IsNullOrWhiteSpace(options.Folder),
                "Files:Folder is not set: set a folder for pictures and other files that every instance can write to, and that is backed up.")
            .ValidateOnStart();
        builder.Services.AddSingleton<FileStore>();
        builder.Services.AddSingleton<MediaHosts>();
        builder.Services.AddSingleton<Pictures>();
        builder.Services.AddSingleton<FileInspector>();
        builder.Services.AddMediaFetcher();
        return builder;
    }

    private static void AddMediaFetcher(this IServiceCollection services)
    {
        services.AddHttpClient<MediaFetcher>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                MaxResponseHeadersLength = 32,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = provider.GetRequiredService<MediaHosts>().ConnectAsync,
            })
            // The client's own log lines hold addresses, and those open the file.
            .RemoveAllLoggers();
    }
}
