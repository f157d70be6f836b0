using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Puts events into one POST and sees it through: at once, held, late, twice, and again after a failure.</summary>
internal sealed class WebhookDispatcher(
    WebhookPoster poster, HeldDeliveries held, DeliveryFaults faults, DeliveryTimes times, Installations installations)
{
    /// <summary>Returns once the first answer is there, or at once when the delivery is held, late, or nobody's to have.</summary>
    public async Task<WebhookDelivery> SendAsync(IReadOnlyList<SimulatedEvent> events, DeliverySwitches switches)
    {
        var wanted = events.Where(installations.Wants).ToList();
        if (wanted.Count < events.Count)
        {
            var unwanted = Pack([.. events.Except(wanted)], switches);
            unwanted.State = DeliveryState.NotSubscribed;
            if (wanted.Count == 0)
            {
                return unwanted;
            }
        }

        var delivery = Pack(wanted, faults.Draw(switches, wanted[0]));
        await DispatchAsync(delivery);
        return delivery;
    }

    /// <summary>Posts a body as it is, signed like all others.</summary>
    public async Task<WebhookDelivery> SendAsync(SimulatedAccount account, byte[] body, DeliverySwitches switches)
    {
        var delivery = new WebhookDelivery([new SimulatedEvent(account, [])], body, switches);
        await DispatchAsync(delivery);
        return delivery;
    }

    public Task ReleaseAsync(SimulatedAccount account) => DeliverAllAsync(held.Release(account), TimeSpan.Zero);

    private async Task DispatchAsync(WebhookDelivery delivery)
    {
        if (delivery.Switches.IsOvertaken && faults.TryKeep(delivery))
        {
            _ = DeliverKeptAsync(delivery.Account, faults.MostLate(delivery.Account));
            return;
        }

        var due = held.Take(delivery);
        if (delivery.Switches.Delay > TimeSpan.Zero)
        {
            _ = DeliverAllAsync(due, delivery.Switches.Delay);
        }
        else
        {
            await DeliverAllAsync(due, TimeSpan.Zero);
        }

        _ = DeliverKeptAsync(delivery.Account, TimeSpan.Zero);
    }

    private WebhookDelivery Pack(IReadOnlyList<SimulatedEvent> events, DeliverySwitches switches)
    {
        var delivery = new WebhookDelivery(events, WebhookBody.Of(events, times.Now), switches);
        foreach (var message in events.Select(one => one.Message).OfType<SimulatedMessage>())
        {
            message.Delivery = delivery;
        }

        return delivery;
    }

    private Task DeliverKeptAsync(SimulatedAccount account, TimeSpan delay) => times.RunAsync(async () =>
    {
        await times.WaitAsync(delay);
        if (faults.TakeKept(account) is { } kept)
        {
            await DeliverAsync(kept);
        }
    });

    private Task DeliverAllAsync(IReadOnlyList<WebhookDelivery> deliveries, TimeSpan delay) => times.RunAsync(async () =>
    {
        await times.WaitAsync(delay);
        foreach (var delivery in deliveries)
        {
            await DeliverAsync(delivery);
        }
    });

    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        if (delivery.Switches.IsLost)
        {
            BeginRetrying(delivery);
            return;
        }

        for (var time = 1; time < delivery.Switches.Times; time++)
        {
            await poster.PostAsync(delivery, times.Stopping);
        }

        Record(delivery, await poster.PostAsync(delivery, times.Stopping));
    }

    private void Record(WebhookDelivery delivery, DeliveryAttempt attempt)
    {
        if (attempt.IsAccepted)
        {
            delivery.State = DeliveryState.Delivered;
        }
        else if (delivery.Switches.HasBadSignature)
        {
            delivery.State = DeliveryState.NotDelivered;
        }
        else
        {
            BeginRetrying(delivery);
        }
    }

    private void BeginRetrying(WebhookDelivery delivery)
    {
        delivery.State = DeliveryState.Retrying;
        _ = RetryAsync(delivery);
    }

    private Task RetryAsync(WebhookDelivery delivery) => times.RunAsync(async () =>
    {
        foreach (var gap in poster.RetryGaps)
        {
            await times.WaitAsync(gap);
            if ((await poster.PostAsync(delivery, times.Stopping)).IsAccepted)
            {
                delivery.State = DeliveryState.Delivered;
                return;
            }
        }

        delivery.State = DeliveryState.NotDelivered;
    });
}
