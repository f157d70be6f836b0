using System.Diagnostics.Metrics;

namespace Inbox.Web.Webhooks;

/// <summary>Counts what Meta posts and what becomes of it, for any collector that listens to the meter.</summary>
public sealed class WebhookMetrics(IMeterFactory meters)
{
    public const string MeterName = "Inbox.Webhooks";

    private readonly Counter<long> stored = meters.Create(MeterName)
        .CreateCounter<long>("inbox.webhooks.stored", description: "POSTs stored.");

    private readonly Counter<long> refused = meters.Create(MeterName)
        .CreateCounter<long>("inbox.webhooks.refused", description: "POSTs refused, by reason.");

    private readonly Counter<long> items = meters.Create(MeterName)
        .CreateCounter<long>("inbox.webhooks.items", description: "Things found in webhooks, by kind and outcome.");

    public void CountStored() => stored.Add(1);

    public void CountRefused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void CountItem(string kind, string outcome) => items.Add(
        1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));
}
