using System.Collections.Concurrent;

namespace Inbox.MetaSimulator.Faults;

/// <summary>A plan at work.</summary>
internal sealed class FaultsOfAccount(FaultPlan plan)
{
    private readonly Draws draws = new(plan.Seed);
    private readonly ConcurrentQueue<string> nextSends = new(plan.NextSends);

    public FaultPlan Plan { get; } = plan;

    public TimeSpan Slow => TimeSpan.FromSeconds(Plan.SlowSeconds);

    public string? OfSend(string personId)
    {
        var fault = nextSends.TryDequeue(out var next) ? next : draws.Choose(Plan.Sends, $"send {personId}");
        return fault == SendFault.Ok ? null : fault;
    }

    public string? OfRead() => draws.Choose(Plan.Reads, "read");

    /// <summary>Each fault is drawn by itself, so that a delivery can be late and twice.</summary>
    public bool HitsDelivery(string fault, string key) =>
        Plan.Webhooks.TryGetValue(fault, out var odds) && draws.Next($"{fault} {key}") < odds;

    public TimeSpan Lateness(string key) =>
        TimeSpan.FromSeconds(Plan.MostSecondsLate * draws.Next($"lateness {key}"));
}
