using System.Collections.Concurrent;
using Inbox.MetaSimulator.Faults;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Draws what goes wrong with a delivery, and keeps those that the next one overtakes.</summary>
internal sealed class DeliveryFaults(Switchboard switchboard)
{
    private readonly ConcurrentDictionary<string, WebhookDelivery> overtaken = [];

    public DeliverySwitches Draw(DeliverySwitches asked, SimulatedEvent first)
    {
        var faults = switchboard.FaultsOf(first.Account);
        return asked with
        {
            Times = asked.Times + (faults.HitsDelivery(WebhookFault.Duplicate, first.Key) ? 1 : 0),
            Delay = faults.HitsDelivery(WebhookFault.Delay, first.Key) ? asked.Delay + faults.Lateness(first.Key) : asked.Delay,
            IsLost = faults.HitsDelivery(WebhookFault.Drop, first.Key),
            IsOvertaken = faults.HitsDelivery(WebhookFault.Reorder, first.Key),
        };
    }

    /// <summary>How long a delivery waits at most for one that overtakes it.</summary>
    public TimeSpan MostLate(SimulatedAccount account) =>
        TimeSpan.FromSeconds(switchboard.FaultsOf(account).Plan.MostSecondsLate);

    /// <summary>One at a time for an account: the second is the one that overtakes.</summary>
    public bool TryKeep(WebhookDelivery delivery) => overtaken.TryAdd(delivery.Account.ExternalId, delivery);

    public WebhookDelivery? TakeKept(SimulatedAccount account) =>
        overtaken.TryRemove(account.ExternalId, out var delivery) ? delivery : null;
}
