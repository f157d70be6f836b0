using System.Diagnostics.Metrics;

namespace Inbox.Web.Caching;

/// <summary>Counts hits and misses, for any collector that listens to the meter.</summary>
public sealed class CacheMetrics(IMeterFactory meters)
{
    public const string MeterName = "Inbox.Live";

    private readonly Counter<long> asked = meters.Create(MeterName)
        .CreateCounter<long>(
            "inbox.kept_answers.asked",
            description: "Answers that Redis may keep, by whether they were found, missing, or Redis could not be asked.");

    public void Count(string outcome) => asked.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
