using Inbox.Web.Background;

namespace Inbox.Web.Sending;

/// <summary>Wakes this instance's send worker: something was queued, or the way is free for the next one.</summary>
public sealed class OutgoingSignal : WorkSignal;
