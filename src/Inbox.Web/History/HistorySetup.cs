namespace Inbox.Web.History;

public static class HistorySetup
{
    public static WebApplicationBuilder AddHistory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HistorySignal>();
        builder.Services.AddScoped<HistoryLease>();
        builder.Services.AddScoped<HistoryDelivery>();
        builder.Services.AddScoped<HistoryImport>();
        builder.Services.AddScoped<MetaSide>();
        builder.Services.AddScoped<HistoryComparison>();
        builder.Services.AddScoped<HistoryStep>();
        builder.Services.AddHostedService<HistoryWorker>();
        return builder;
    }
}
