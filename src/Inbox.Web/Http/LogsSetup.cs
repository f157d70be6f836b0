using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Inbox.Web.Http;

/// <summary>Logs go to the console through Serilog: as text in Development, as a JSON object a line elsewhere.</summary>
public static class LogsSetup
{
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog((context, logs) => _ = context.HostingEnvironment.IsDevelopment()
            ? logs.ReadFrom.Configuration(context.Configuration).WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            : logs.ReadFrom.Configuration(context.Configuration).WriteTo.Console(new CompactJsonFormatter()));
        return builder;
    }

    /// <summary>One line a request; one that failed is an error.</summary>
    public static IApplicationBuilder UseRequestLogs(this IApplicationBuilder app) => app.UseSerilogRequestLogging(logs =>
        logs.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : LogEventLevel.Debug);
}
