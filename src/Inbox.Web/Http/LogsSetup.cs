using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Inbox.Web.Http;

/// <summary>
/// Logs go through Serilog to the console, as text in Development, as a JSON object a line elsewhere, and to every
/// <see cref="Serilog.Core.ILogEventSink"/> among the services.
/// </summary>
public static class LogsSetup
{
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        void Configure(HostBuilderContext context, IServiceProvider services, LoggerConfiguration logs)
        {
            logs.ReadFrom.Configuration(context.Configuration).ReadFrom.Services(services);
            _ = context.HostingEnvironment.IsDevelopment()
                ? logs.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
                : logs.WriteTo.Console(new CompactJsonFormatter());
        }

        // Each app has its own: the static logger would be that of whichever of a process was started last.
        builder.Host.UseSerilog(Configure, preserveStaticLogger: true);
        return builder;
    }

    /// <summary>One line a request; one that failed is an error.</summary>
    public static IApplicationBuilder UseRequestLogs(this IApplicationBuilder app) => app.UseSerilogRequestLogging(logs =>
    {
        logs.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        logs.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : LogEventLevel.Debug;
    });
}
