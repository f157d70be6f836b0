namespace Inbox.Web.Conversations;

/// <summary>
/// How long the contact has waited for an answer, by Meta's time: since their first words that nobody answered. A person's answer ends it,
/// here or in Meta's own inbox, and so do closing and spam; a snooze does not. An answer that could not be sent was none.
/// </summary>
public sealed partial class Conversation
{
    /// <summary>Null where nothing waits for us.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>What the contact wrote up to then needs no answer any more.</summary>
    public DateTimeOffset? AnsweredUntil { get; private set; }

    /// <summary>
    /// Whether an answer came so late that only the messages tell what was written after it; <see cref="WaitFrom"/> settles it.
    /// </summary>
    internal bool IsWaitingUnsure { get; private set; }

    /// <summary>When the first message was written that nobody answered, as the messages tell it.</summary>
    internal void WaitFrom(DateTimeOffset? since) => (WaitingSince, IsWaitingUnsure) = (since ?? WaitingSince, false);

    /// <summary>What the contact wrote brings it back, and waits for an answer.</summary>
    public void ReopenFor(Message message)
    {
        Reopen();
        Await(message);
    }

    private void Await(Message message)
    {
        if (!(message.SentAt <= AnsweredUntil) && !(WaitingSince <= message.SentAt))
        {
            WaitingSince = message.SentAt;
        }
    }

    private void Answer(DateTimeOffset at)
    {
        AnsweredUntil = AnsweredUntil > at ? AnsweredUntil : at;
        if (WaitingSince <= at)
        {
            WaitingSince = LastIncomingAt > at ? LastIncomingAt : null;
            IsWaitingUnsure = WaitingSince is not null;
        }
    }

    /// <summary>What we wrote counts as an answer from when it was written, unless it was not sent.</summary>
    private void FollowAnswer(Message message)
    {
        if (message is not { AuthorId: not null, QueuedAt: { } writtenAt })
        {
            return;
        }

        if (message.Status is not (MessageStatus.Failed or MessageStatus.Cancelled))
        {
            Answer(writtenAt);
        }
        else if (message.AnswersFrom is { } since && !IsClosed && !IsSpam && !(AnsweredUntil > writtenAt) && !(WaitingSince <= since))
        {
            WaitingSince = since;
        }
    }

    private void StopWaiting()
    {
        WaitingSince = null;
        AnsweredUntil = AnsweredUntil > LastIncomingAt ? AnsweredUntil : LastIncomingAt;
    }
}
