namespace Inbox.Web.Webhooks;

/// <summary>One POST from Meta, stored raw before anything else; what it means is found out afterwards.</summary>
public sealed class WebhookEvent
{
    /// <param name="metaAppId">The organization's own Meta app whose address and secret it came by; null for the shared one.</param>
    public WebhookEvent(byte[] body, DateTimeOffset receivedAt, Guid? metaAppId = null)
    {
        Id = Guid.CreateVersion7();
        (Body, ReceivedAt, DueAt, MetaAppId) = (body, receivedAt, receivedAt, metaAppId);
    }

    public Guid Id { get; private set; }

    public byte[] Body { get; private set; }

    /// <summary>Only channels connected through this app are meant, whatever the body names.</summary>
    public Guid? MetaAppId { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public WebhookState State { get; private set; } = WebhookState.Pending;

    /// <summary>When it may be claimed (again): set ahead as a lease while a worker has it, and as a pause after a failure.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often a worker claimed it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why it is dead, or what went wrong the last time.</summary>
    public string? Error { get; private set; }
}

public enum WebhookState
{
    /// <summary>Waits for a worker.</summary>
    Pending,

    /// <summary>Nothing is left to do.</summary>
    Done,

    /// <summary>Kept for people to look at: unreadable, or failed too often.</summary>
    Dead,
}
