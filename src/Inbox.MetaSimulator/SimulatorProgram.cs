namespace Inbox.MetaSimulator;

internal static class SimulatorProgram
{
    private static Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMetaSimulator(options => builder.Configuration.GetSection("Simulator").Bind(options));
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5090");
        }

        var app = builder.Build();
        app.MapMetaSimulator("");
        return app.RunAsync();
    }
}
