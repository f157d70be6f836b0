namespace Inbox.MetaSimulator.Faults;

/// <summary>What goes wrong for one account, at which odds; the same seed and the same acts go wrong in the same way.</summary>
public sealed record FaultPlan
{
    public int Seed { get; init; }

    /// <summary>Odds of a delivery's faults by the name of <see cref="WebhookFault"/> (meta-platform 1.6).</summary>
    public IReadOnlyDictionary<string, double> Webhooks { get; init; } = new Dictionary<string, double>();

    /// <summary>Odds of a send's faults: a name of <see cref="SendFault"/>, or a code or code/subcode (meta-platform 6.2).</summary>
    public IReadOnlyDictionary<string, double> Sends { get; init; } = new Dictionary<string, double>();

    /// <summary>Odds of a read's faults in the Conversations API, named as for sends.</summary>
    public IReadOnlyDictionary<string, double> Reads { get; init; } = new Dictionary<string, double>();

    /// <summary>What happens to the next sends, one after the other, before the odds count; "ok" lets one pass.</summary>
    public IReadOnlyList<string> NextSends { get; init; } = [];

    /// <summary>The longest that a delayed delivery waits.</summary>
    public double MostSecondsLate { get; init; } = 2;

    /// <summary>How long a slow or unanswered call is kept.</summary>
    public double SlowSeconds { get; init; } = 30;

    internal string? Problem =>
        FaultNames.FindUnknown(Webhooks.Keys, FaultNames.IsOfWebhook)
        ?? FaultNames.FindUnknown(Sends.Keys.Concat(NextSends), FaultNames.IsOfCall)
        ?? FaultNames.FindUnknown(Reads.Keys, FaultNames.IsOfCall)
        ?? (new[] { Webhooks, Sends, Reads }.SelectMany(odds => odds.Values).Any(odds => odds is not (>= 0 and <= 1))
            ? "Odds are from 0 to 1."
            : null)
        ?? (MostSecondsLate is >= 0 and <= 3_600 && SlowSeconds is >= 0 and <= 3_600 ? null : "At most 3600 seconds.");
}
