using Inbox.Web.Contacts;

namespace Inbox.Web.Exporting;

public static class ExportingSetup
{
    public static WebApplicationBuilder AddExporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactExport>();
        builder.Services.AddScoped<ContactExportService>();
        builder.Services.AddScoped<ContactExportWork>();
        builder.Services.AddScoped<IErasedTraces, ContactExportTraces>();
        builder.Services.AddSingleton<ContactExportLinks>();
        builder.Services.AddSingleton<ContactExportSignal>();
        builder.Services.AddHostedService<ContactExportWorker>();
        return builder;
    }
}
