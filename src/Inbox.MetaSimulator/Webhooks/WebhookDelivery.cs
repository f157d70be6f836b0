namespace Inbox.MetaSimulator.Webhooks;

internal enum DeliveryState
{
    Held,
    Waiting,
    Retrying,
    Delivered,
    NotDelivered,

    /// <summary>Never sent: the app is not installed on the account, or not subscribed to the field.</summary>
    NotSubscribed,
}

/// <summary>One body on its way to the product, with every answer it got.</summary>
internal sealed class WebhookDelivery(
    IReadOnlyList<SimulatedEvent> events, byte[] body, DeliverySwitches switches)
{
    private readonly Lock gate = new();
    private readonly List<DeliveryAttempt> attempts = [];

    public IReadOnlyList<SimulatedEvent> Events { get; } = events;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public DeliverySwitches Switches { get; } = switches;

    public DeliveryState State { get; set; } = DeliveryState.Waiting;

    public bool IsUnderWay => State is DeliveryState.Waiting or DeliveryState.Retrying;

    public SimulatedAccount Account => Events[0].Account;

    public IReadOnlyList<DeliveryAttempt> Attempts
    {
        get
        {
            lock (gate)
            {
                return [.. attempts];
            }
        }
    }

    public void Record(DeliveryAttempt attempt)
    {
        lock (gate)
        {
            attempts.Add(attempt);
        }
    }
}
