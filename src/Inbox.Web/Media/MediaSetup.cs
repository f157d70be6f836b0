using Inbox.Web.Data;
using Inbox.Web.Files;

namespace Inbox.Web.Media;

public static class MediaSetup
{
    public static WebApplicationBuilder AddMedia(this WebApplicationBuilder builder)
    {
        builder.AddFiles();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.PostConfigure<FilesOptions>(files =>
                files.Folder ??= EmbeddedPostgresOptions.From(builder.Configuration, builder.Environment).DataFolder + "-files");
        }

        builder.Services.AddSingleton<FileKeeper>();
        builder.Services.AddScoped<FileWork>();
        builder.Services.AddScoped<Uploads>();
        builder.Services.AddHostedService<FileWorker>();
        return builder;
    }
}
