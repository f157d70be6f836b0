using Inbox.Web.Background;

namespace Inbox.Web.Webhooks;

/// <summary>Wakes the webhook workers: this instance's at once, the others' by NOTIFY.</summary>
public sealed class WebhookSignal : WorkSignal
{
    /// <summary>Said but not yet told to the other instances; said many times before it is told, it is told once.</summary>
    public WorkSignal ForOthers { get; } = new();

    public void WakeAll()
    {
        Wake();
        ForOthers.Wake();
    }
}
