namespace Inbox.MetaSimulator.Webhooks;

/// <summary>How a delivery misbehaves (meta-platform 1.6); a lost one is delivered again later, as after a failed answer.</summary>
internal sealed record DeliverySwitches(
    int Times = 1, TimeSpan Delay = default, bool HasBadSignature = false)
{
    public bool IsLost { get; init; }

    /// <summary>The account's next delivery goes first.</summary>
    public bool IsOvertaken { get; init; }
}
