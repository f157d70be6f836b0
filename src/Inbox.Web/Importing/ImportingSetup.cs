using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

public static class ImportingSetup
{
    public static WebApplicationBuilder AddImporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ImportFile>();
        builder.Services.AddScoped<ImportReceiver>();
        builder.Services.AddScoped<ImportService>();
        builder.Services.AddScoped<ContactImporter>();
        builder.Services.AddScoped<ImportProblems>();
        builder.Services.AddScoped<ImportUndo>();
        builder.Services.AddScoped<ImportCleaner>();
        builder.Services.AddScoped<IErasedTraces, ImportTraces>();
        builder.Services.AddScoped<ApiImports>();
        builder.Services.AddScoped<ImportWork>();
        builder.Services.AddSingleton<ImportSignal>();
        builder.Services.AddHostedService<ImportWorker>();
        return builder;
    }
}
