namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Keeps the next deliveries of an account back, and gives them out in reverse order once they are all there.</summary>
internal sealed class HeldDeliveries
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Wanted, List<WebhookDelivery> Deliveries)> byAccount = [];

    public void Hold(SimulatedAccount account, int count)
    {
        lock (gate)
        {
            byAccount[account.ExternalId] = (count, DeliveriesOf(account));
        }
    }

    public (int Held, int Wanted) CountOf(SimulatedAccount account)
    {
        lock (gate)
        {
            return byAccount.TryGetValue(account.ExternalId, out var pen)
                ? (pen.Deliveries.Count, pen.Wanted)
                : (0, 0);
        }
    }

    /// <summary>What is due now: the delivery itself, nothing while it is held, or all that were held.</summary>
    public IReadOnlyList<WebhookDelivery> Take(WebhookDelivery delivery)
    {
        lock (gate)
        {
            if (!byAccount.TryGetValue(delivery.Account.ExternalId, out var pen))
            {
                return [delivery];
            }

            delivery.State = DeliveryState.Held;
            pen.Deliveries.Add(delivery);
            return pen.Deliveries.Count < pen.Wanted ? [] : Release(delivery.Account);
        }
    }

    public IReadOnlyList<WebhookDelivery> Release(SimulatedAccount account)
    {
        lock (gate)
        {
            var due = DeliveriesOf(account);
            byAccount.Remove(account.ExternalId);
            due.Reverse();
            return due;
        }
    }

    private List<WebhookDelivery> DeliveriesOf(SimulatedAccount account) =>
        byAccount.TryGetValue(account.ExternalId, out var pen) ? pen.Deliveries : [];
}
