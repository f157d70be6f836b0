using Inbox.Web.Data;

namespace Inbox.Web.Conversations;

/// <summary>The newest message of a conversation, as the list shows it.</summary>
/// <param name="Id">Null while there is none.</param>
/// <param name="At">When it was sent; while there is none, when the conversation began.</param>
/// <param name="IsUnsure">
/// Whether only the messages tell which is the newest: the one that was has moved back in time, or another went out past it, which may
/// have been queued before it.
/// </param>
internal sealed record LastMessage(
    Guid? Id, DateTimeOffset At, MessageDirection Direction, MessageStatus Status, MessagePreview Preview,
    bool IsUnsure = false)
{
    /// <summary>One came in or went out. Of two that were sent in one moment, the one that stands last in the thread is shown.</summary>
    public LastMessage Add(Message message) => IsBefore(message) ? Of(message) with { IsUnsure = IsUnsure } : this;

    /// <summary>
    /// Something became of a message: only the one that is shown shows it. By its time it may be the newest now, or no more.
    /// </summary>
    public LastMessage Follow(Message message) =>
        Id == message.Id ? Of(message) with { IsUnsure = IsUnsure || message.SentAt < At }
        : IsBefore(message) ? Of(message) with { IsUnsure = true }
        : this;

    /// <summary>Two rows were one message: the second stays.</summary>
    public LastMessage Replace(Message twin, Message message) =>
        Id == twin.Id ? Of(message) with { IsUnsure = IsUnsure || message.SentAt < At } : this;

    /// <remarks>The database compares ids as .NET writes them.</remarks>
    private bool IsBefore(Message message) =>
        Id is not { } id || message.SentAt > At
        || (message.SentAt == At && string.CompareOrdinal(message.Id.ToString(), id.ToString()) > 0);

    public static LastMessage Of(Message message) =>
        new(message.Id, message.SentAt, message.Direction, message.Status, MessagePreview.Of(message));
}

/// <summary>What the list shows of a message.</summary>
/// <param name="Text">The beginning of its text; null where it has none.</param>
/// <param name="IsCut">Whether some of the text is left off.</param>
/// <param name="AttachmentKind">The kind of its first attachment, for a preview without text.</param>
/// <param name="IsUnsent">Whether it was taken back, so that nothing of it is shown.</param>
public sealed record MessagePreview(string? Text, bool IsCut, string? AttachmentKind, bool IsUnsent)
{
    /// <summary>How much of a text the list carries, in UTF-16 units.</summary>
    public const int TextLength = 280;

    public static MessagePreview Of(Message message)
    {
        var text = string.IsNullOrEmpty(message.Text) ? null : ColumnText.Fit(message.Text, TextLength);
        var kind = message.Attachments.Count > 0 ? message.Attachments[0].Kind : null;
        return new(text, text?.Length < message.Text?.Length, kind, message.IsUnsent);
    }
}
