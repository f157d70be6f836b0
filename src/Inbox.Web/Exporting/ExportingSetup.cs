namespace Inbox.Web.Exporting;

public static class ExportingSetup
{
    public static WebApplicationBuilder AddExporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactExport>();
        builder.Services.AddScoped<ContactExportFile>();
        return builder;
    }
}
