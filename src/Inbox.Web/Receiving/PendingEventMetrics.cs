using System.Diagnostics.Metrics;
using Inbox.Web.Data;

namespace Inbox.Web.Receiving;

/// <summary>Counts what became of events that came before their message, for any collector that listens to the meter.</summary>
public sealed class PendingEventMetrics(IMeterFactory meters)
{
    public const string MeterName = "Inbox.Conversations";

    private readonly Counter<long> settled = meters.Create(MeterName)
        .CreateCounter<long>("inbox.early_events.settled", description: "Events that came before their message, by kind and outcome.");

    public void Count(PendingEventKind kind, string outcome) => settled.Add(
        1, new KeyValuePair<string, object?>("kind", UpperCaseEnum.ToText(kind)), new KeyValuePair<string, object?>("outcome", outcome));
}
