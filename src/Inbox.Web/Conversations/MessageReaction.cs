using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>
/// What one side of a conversation feels about a message; kept without emoji once taken back, so that an older one cannot return.
/// </summary>
public sealed class MessageReaction : IOrganizationOwned
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LatestAgain = TimeSpan.FromMinutes(10);

    internal MessageReaction(Message message, bool isOurs, string? emoji, DateTimeOffset at)
        : this(message.OrganizationId, message.Id, isOurs)
    {
        (Emoji, EmojiAtMeta, At) = (emoji, isOurs ? emoji : null, at);
    }

    private MessageReaction(Guid organizationId, Guid messageId, bool isOurs) =>
        (OrganizationId, MessageId, IsOurs) = (organizationId, messageId, isOurs);

    public Guid OrganizationId { get; private set; }

    public Guid MessageId { get; private set; }

    /// <summary>Whether the business reacted, and not the contact.</summary>
    public bool IsOurs { get; private set; }

    public string? Emoji { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Of ours, what Meta has: it is what counts again where Meta refuses the next one.</summary>
    public string? EmojiAtMeta { get; private set; }

    /// <summary>When Meta is told of ours, and the lease of the worker that tells it; null where Meta knows.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When Meta last refused ours; null once a newer one was chosen.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>How far the last change came, in the words for messages.</summary>
    public MessageStatus Status =>
        !IsOurs ? MessageStatus.Delivered
        : DueAt is not null ? MessageStatus.Queued
        : RefusedAt is not null ? MessageStatus.Failed
        : MessageStatus.Sent;

    /// <summary>One of ours that Meta is still to be told of.</summary>
    internal static MessageReaction Chosen(Message message, string emoji, DateTimeOffset now) =>
        new(message, isOurs: true, null, now) { Emoji = emoji, DueAt = now };

    internal void Change(string? emoji, DateTimeOffset at)
    {
        if (at > At || (at == At && string.CompareOrdinal(emoji, Emoji) > 0))
        {
            (Emoji, EmojiAtMeta, At) = (emoji, IsOurs ? emoji : null, at);
        }
    }

    /// <summary>
    /// Ours becomes this one. A worker that is telling Meta of the one before tells of this one next, so that they stay in order.
    /// </summary>
    internal void Choose(string? emoji, DateTimeOffset now)
    {
        if (emoji == Emoji && RefusedAt is null)
        {
            return;
        }

        (Emoji, At, RefusedAt) = (emoji, now > At ? now : At.AddMicroseconds(1), null);
        DueAt ??= now;
    }

    /// <summary>Meta has taken what was chosen at a moment.</summary>
    public void Told(string? emoji, DateTimeOffset chosenAt, DateTimeOffset now) =>
        (EmojiAtMeta, DueAt) = (emoji, At == chosenAt ? null : now);

    /// <summary>Meta does not take it: what it had before counts.</summary>
    public void Refuse(DateTimeOffset chosenAt, DateTimeOffset now)
    {
        if (At == chosenAt)
        {
            (Emoji, DueAt, RefusedAt) = (EmojiAtMeta, null, now);
        }
        else
        {
            DueAt = now;
        }
    }

    /// <summary>Later, and later still the longer it has been tried.</summary>
    public void TryAgain(DateTimeOffset now)
    {
        var waited = now - At;
        DueAt = now + (waited < RetryDelay ? RetryDelay : waited > LatestAgain ? LatestAgain : waited);
    }
}
