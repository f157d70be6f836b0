namespace Inbox.MetaSimulator.Webhooks;

/// <summary>How a delivery misbehaves (meta-platform 1.6).</summary>
internal sealed record DeliverySwitches(
    int Times = 1, TimeSpan Delay = default, bool HasBadSignature = false);
