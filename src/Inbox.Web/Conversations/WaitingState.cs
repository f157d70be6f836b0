namespace Inbox.Web.Conversations;

/// <summary>
/// How long the contact has waited for an answer, by Meta's time: since their first words that nobody answered. A person's answer ends it,
/// here or in Meta's own inbox, and so do closing and spam; a snooze does not. An answer that could not be sent was none.
/// </summary>
/// <param name="Since">Null where nothing waits for us.</param>
/// <param name="AnsweredUntil">What the contact wrote up to then needs no answer any more.</param>
/// <param name="IsUnsure">
/// Whether only the messages tell, since an answer came after what was written after it, or something was taken back.
/// </param>
internal readonly record struct WaitingState(DateTimeOffset? Since, DateTimeOffset? AnsweredUntil, bool IsUnsure = false)
{
    /// <summary>The contact wrote.</summary>
    public WaitingState Receive(DateTimeOffset at) => at <= AnsweredUntil || Since <= at ? this : this with { Since = at };

    /// <summary>A person answered.</summary>
    /// <param name="lastIncomingAt">When the contact last wrote: what came after a late answer still waits.</param>
    public WaitingState Answer(DateTimeOffset at, DateTimeOffset? lastIncomingAt)
    {
        var answered = this with { AnsweredUntil = AnsweredUntil > at ? AnsweredUntil : at };
        if (!(Since <= at))
        {
            return answered;
        }

        var since = lastIncomingAt > at ? lastIncomingAt : null;
        return answered with { Since = since, IsUnsure = since is not null };
    }

    /// <summary>
    /// What we wrote counts as an answer from when it was written, unless it was not sent; what the contact took back waits no more.
    /// </summary>
    /// <param name="isDone">Whether the conversation is closed or spam, so that nothing waits in it.</param>
    public WaitingState Follow(Message message, DateTimeOffset? lastIncomingAt, bool isDone)
    {
        if (message is { Direction: MessageDirection.Incoming, IsUnsent: true })
        {
            return this with { IsUnsure = true };
        }

        if (message is not { AuthorId: not null, QueuedAt: { } writtenAt })
        {
            return this;
        }

        if (message.Status is not (MessageStatus.Failed or MessageStatus.Cancelled))
        {
            return Answer(writtenAt, lastIncomingAt);
        }

        return isDone || AnsweredUntil > writtenAt ? this : WaitAgain(message.AnswersFrom ?? lastIncomingAt);
    }

    /// <summary>Nothing waits any more, since the conversation was closed or is spam.</summary>
    public WaitingState End(DateTimeOffset? lastIncomingAt) =>
        this with { Since = null, AnsweredUntil = AnsweredUntil > lastIncomingAt ? AnsweredUntil : lastIncomingAt };

    /// <summary>The messages tell when the first was written that nobody answered, and up to when the contact was.</summary>
    public WaitingState Settle(DateTimeOffset? since, DateTimeOffset? answeredUntil) =>
        new(Since is null ? null : since, AnsweredUntil ?? answeredUntil);

    /// <summary>
    /// The newest answer did not go out. Another one may have failed before it, and words may have come late or be gone: the messages tell
    /// up to when the contact was answered, and what waits.
    /// </summary>
    private WaitingState WaitAgain(DateTimeOffset? since) =>
        new(Since < since ? Since : since, AnsweredUntil: null, IsUnsure: true);
}
