using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>
/// How far a message came, and when. Each verb is the way on from the states that it may follow on; from all others it changes nothing,
/// so that worker, echo and receipt may come in any order.
/// </summary>
/// <param name="SentAt">When it was sent; while Meta has not told, when we queued it, or the one before it was sent.</param>
/// <param name="DueAt">When a worker looks at it next; null at the end of its way.</param>
internal sealed record MessageDelivery(MessageStatus Status, DateTimeOffset SentAt, DateTimeOffset? DueAt)
{
    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset? UnknownAt { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>How often it was handed to Meta.</summary>
    public int Attempts { get; init; }

    public SendFailure Failure { get; init; }

    /// <summary>Whether it is ours and its way is not at its end.</summary>
    public bool IsOnTheWay => Status is MessageStatus.Queued or MessageStatus.Sending or MessageStatus.Unknown;

    /// <summary>Whether a person may have it sent again: it failed, or nobody knows what became of it.</summary>
    public bool CanBeQueuedAgain => Status is MessageStatus.Failed or MessageStatus.Unknown;

    /// <summary>Meta has it. An earlier word of the same stands, and a later status is not taken back.</summary>
    public MessageDelivery MarkSent(DateTimeOffset sentAt) =>
        IsOnTheWay ? this with { Status = MessageStatus.Sent, SentAt = sentAt, DueAt = null } : this;

    /// <summary>Meta says itself when it sent it. That holds whatever we thought before, a failure too (meta-platform 2.6).</summary>
    public MessageDelivery Confirm(DateTimeOffset sentAt)
    {
        var told = this with { SentAt = sentAt };
        return IsOnTheWay || Status is MessageStatus.Failed or MessageStatus.Cancelled
            ? told with { Status = MessageStatus.Sent, DueAt = null, FailedAt = null, CancelledAt = null, Failure = default }
            : told;
    }

    /// <summary>The contact has it, or has read it; what is further along stays.</summary>
    public MessageDelivery Reach(DateTimeOffset? deliveredUntil, DateTimeOffset? readUntil)
    {
        var delivered = Status is MessageStatus.Sent && SentAt <= deliveredUntil
            ? this with { Status = MessageStatus.Delivered, DeliveredAt = deliveredUntil }
            : this;
        return delivered.Status is MessageStatus.Sent or MessageStatus.Delivered && SentAt <= readUntil
            ? delivered with { Status = MessageStatus.Read, ReadAt = readUntil }
            : delivered;
    }

    public MessageDelivery MarkFailed(SendFailure failure, DateTimeOffset now) =>
        IsOnTheWay ? this with { Status = MessageStatus.Failed, FailedAt = now, DueAt = null, Failure = failure } : this;

    /// <summary>The answer was lost: only the echo or the history can tell (meta-platform 3.9).</summary>
    public MessageDelivery MarkUnknown(DateTimeOffset now, DateTimeOffset settleAt) =>
        Status == MessageStatus.Sending ? this with { Status = MessageStatus.Unknown, UnknownAt = now, DueAt = settleAt } : this;

    /// <summary>It was provably not sent: it waits its turn again.</summary>
    public MessageDelivery PutBack(DateTimeOffset dueAt) =>
        Status == MessageStatus.Sending ? this with { Status = MessageStatus.Queued, DueAt = dueAt } : this;

    /// <summary>What was queued before it was sent at that time.</summary>
    public MessageDelivery StandBehind(DateTimeOffset at) =>
        Status == MessageStatus.Queued && SentAt < at ? this with { SentAt = at } : this;

    /// <summary>Meta said that it may be tried later.</summary>
    public MessageDelivery TryAgainAt(DateTimeOffset dueAt) => PutBack(dueAt) with { Attempts = Attempts + 1 };

    /// <summary>Somebody took it back before it was sent.</summary>
    public MessageDelivery Cancel(DateTimeOffset now) =>
        Status == MessageStatus.Queued ? this with { Status = MessageStatus.Cancelled, CancelledAt = now, DueAt = null } : this;

    /// <summary>A person wants it sent again, as if it was written now.</summary>
    public MessageDelivery QueueAgain(DateTimeOffset now) => CanBeQueuedAgain
        ? this with { Status = MessageStatus.Queued, QueuedAt = now, SentAt = now, DueAt = now, Attempts = 0, Failure = default }
        : this;
}

/// <summary>Why a message was not sent; empty where it was.</summary>
/// <param name="Code">Meta's code for the refusal (meta-platform 6.2); null where we refused it ourselves.</param>
internal readonly record struct SendFailure(SendFailureReason? Reason, int? Code, int? Subcode);
