using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Conversations;

/// <summary>The message's way to the contact, by the rules of <see cref="MessageDelivery"/>.</summary>
public sealed partial class Message
{
    public MessageStatus Status { get; private set; }

    /// <summary>When it was sent by Meta's clock; the order of a thread. While Meta has not told, when we queued or sent it.</summary>
    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>When it was last handed to Meta.</summary>
    public DateTimeOffset? SendingAt { get; private set; }

    public DateTimeOffset? UnknownAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When a worker looks at it next: to send it, to learn what became of a lost worker, or to settle what is unknown.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>How often it was handed to Meta.</summary>
    public int SendAttempts { get; private set; }

    /// <summary>Whether it went out tagged HUMAN_AGENT (meta-platform 3.2).</summary>
    public bool IsHumanAgent { get; private set; }

    /// <summary>Meta's code for the refusal (meta-platform 6.2); null where we refused it ourselves.</summary>
    public int? FailureCode { get; private set; }

    public int? FailureSubcode { get; private set; }

    public SendFailureReason? FailureReason { get; private set; }

    /// <summary>Whether it is ours and its way is not at its end.</summary>
    public bool IsOnTheWay => Delivery.IsOnTheWay;

    private MessageDelivery Delivery
    {
        get => new(Status, SentAt, DueAt)
        {
            QueuedAt = QueuedAt,
            DeliveredAt = DeliveredAt,
            ReadAt = ReadAt,
            UnknownAt = UnknownAt,
            FailedAt = FailedAt,
            CancelledAt = CancelledAt,
            Attempts = SendAttempts,
            Failure = new(FailureReason, FailureCode, FailureSubcode),
        };
        set
        {
            (Status, SentAt, DueAt, SendAttempts) = (value.Status, value.SentAt, value.DueAt, value.Attempts);
            (QueuedAt, DeliveredAt, ReadAt) = (value.QueuedAt, value.DeliveredAt, value.ReadAt);
            (UnknownAt, FailedAt, CancelledAt) = (value.UnknownAt, value.FailedAt, value.CancelledAt);
            (FailureReason, FailureCode, FailureSubcode) = value.Failure;
        }
    }

    /// <summary>Meta has it. An earlier word of the same stands, and a later status is not taken back.</summary>
    public void MarkSent(string mid, DateTimeOffset sentAt) => (Mid, Delivery) = (Mid ?? mid, Delivery.MarkSent(sentAt));

    /// <summary>
    /// Meta says itself that it sent this message, and when. That holds whatever we thought before, a failure too
    /// (meta-platform 2.6).
    /// </summary>
    public void Echoed(string mid, DateTimeOffset sentAt) => (Mid, Delivery) = (Mid ?? mid, Delivery.Confirm(sentAt));

    /// <summary>The contact has it, or has read it; what is further along stays.</summary>
    public void Reach(DateTimeOffset? deliveredUntil, DateTimeOffset? readUntil) => Delivery = Delivery.Reach(deliveredUntil, readUntil);

    /// <summary>Meta took it under this tag, or without one.</summary>
    public void RecordTag(bool isHumanAgent) => IsHumanAgent = isHumanAgent;

    public void MarkFailed(SendFailureReason reason, GraphError? error, DateTimeOffset now) =>
        Delivery = Delivery.MarkFailed(new(reason, error?.Code, error?.Subcode), now);

    /// <summary>The answer was lost: only the echo or the history can tell (meta-platform 3.9).</summary>
    public void MarkUnknown(DateTimeOffset now, DateTimeOffset settleAt) => Delivery = Delivery.MarkUnknown(now, settleAt);

    /// <summary>It was provably not sent: it waits its turn again.</summary>
    public void PutBack(DateTimeOffset dueAt) => Delivery = Delivery.PutBack(dueAt);

    /// <summary>It still waits, and what was queued before it went out: it stays behind that in the thread.</summary>
    public void StandBehind(DateTimeOffset at) => Delivery = Delivery.StandBehind(at);

    /// <summary>It waits its turn again, to be sent without its quote.</summary>
    public void DropQuote(DateTimeOffset dueAt) => (IsQuoteDropped, Delivery) = (true, Delivery.PutBack(dueAt));

    /// <summary>Meta said that it may be tried later.</summary>
    public void TryAgainAt(DateTimeOffset dueAt) => Delivery = Delivery.TryAgainAt(dueAt);

    /// <summary>Takes it back before it is sent.</summary>
    public void Cancel(DateTimeOffset now) => Delivery = Delivery.Cancel(now);

    /// <summary>A person wants it sent again, although it failed or nobody knows what became of it.</summary>
    /// <exception cref="InvalidOperationException">It is on its way, or arrived.</exception>
    public void QueueAgain(DateTimeOffset now) => Delivery = Delivery.CanBeQueuedAgain
        ? Delivery.QueueAgain(now)
        : throw new InvalidOperationException($"Message {Id} is {Status}: only a failed or unknown one can be queued again.");
}
