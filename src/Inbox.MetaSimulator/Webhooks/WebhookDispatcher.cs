using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>Puts events into one POST and sees it through: at once, held, late, twice, and again after a failure.</summary>
internal sealed class WebhookDispatcher(
    WebhookPoster poster,
    HeldDeliveries held,
    IOptions<SimulatorOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>Returns once the first answer is there, or at once when the delivery is held or late.</summary>
    public async Task<WebhookDelivery> SendAsync(IReadOnlyList<SimulatedEvent> events, DeliverySwitches switches)
    {
        var delivery = new WebhookDelivery(events, WebhookBody.Of(events, clock.GetUtcNow()), switches);
        foreach (var message in events.Select(one => one.Message).OfType<SimulatedMessage>())
        {
            message.Delivery = delivery;
        }

        var due = held.Take(delivery);
        if (switches.Delay > TimeSpan.Zero)
        {
            _ = DeliverAllAsync(due, switches.Delay);
        }
        else
        {
            await DeliverAllAsync(due, TimeSpan.Zero);
        }

        return delivery;
    }

    public Task ReleaseAsync(SimulatedAccount account) => DeliverAllAsync(held.Release(account), TimeSpan.Zero);

    private async Task DeliverAllAsync(IReadOnlyList<WebhookDelivery> deliveries, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, clock, lifetime.ApplicationStopping);
            foreach (var delivery in deliveries)
            {
                await DeliverAsync(delivery);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
        }
    }

    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        for (var time = 1; time < delivery.Switches.Times; time++)
        {
            await poster.PostAsync(delivery, lifetime.ApplicationStopping);
        }

        var attempt = await poster.PostAsync(delivery, lifetime.ApplicationStopping);
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
            delivery.State = DeliveryState.Retrying;
            _ = RetryAsync(delivery);
        }
    }

    private async Task RetryAsync(WebhookDelivery delivery)
    {
        try
        {
            foreach (var gap in options.Value.RetryGaps)
            {
                await Task.Delay(gap, clock, lifetime.ApplicationStopping);
                if ((await poster.PostAsync(delivery, lifetime.ApplicationStopping)).IsAccepted)
                {
                    delivery.State = DeliveryState.Delivered;
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
        }

        delivery.State = DeliveryState.NotDelivered;
    }
}
