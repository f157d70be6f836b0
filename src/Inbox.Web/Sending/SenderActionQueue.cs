using System.Threading.Channels;

namespace Inbox.Web.Sending;

/// <summary>
/// What Meta is told while an agent reads or writes (meta-platform 3.8), kept in memory alone: it is worth nothing later,
/// and where there is too much of it, it is dropped first.
/// </summary>
public sealed class SenderActionQueue
{
    private const int Capacity = 1000;

    private readonly Channel<PendingAction> pending =
        Channel.CreateBounded<PendingAction>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public ChannelReader<PendingAction> Pending => pending.Reader;

    public void Add(SenderAction action, Guid organizationId, Guid conversationId) =>
        pending.Writer.TryWrite(new(action, organizationId, conversationId));
}

public sealed record PendingAction(SenderAction Action, Guid OrganizationId, Guid ConversationId);

public enum SenderAction
{
    /// <summary>Somebody writes an answer.</summary>
    Typing,

    /// <summary>Somebody has read what the contact wrote.</summary>
    Seen,
}
