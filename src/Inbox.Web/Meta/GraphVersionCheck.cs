using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta;

/// <summary>Says in the log, when the app starts and every day, that the version of the Graph API in use is to be replaced.</summary>
public sealed partial class GraphVersionCheck(IOptions<MetaOptions> options, TimeProvider clock, ILogger<GraphVersionCheck> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            var version = GraphVersion.Of(options.Value.GraphVersion);
            if (version.IsToBeReplaced(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            {
                LogReplace(version.Name, version.EndsOn!.Value, GraphVersion.Latest);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Meta:GraphVersion is {Version}, which ends on {EndsOn:yyyy-MM-dd}: set a newer one, such as {Latest}")]
    private partial void LogReplace(string version, DateOnly endsOn, string latest);
}
