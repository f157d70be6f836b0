namespace Inbox.Web.Conversations;

/// <summary>What a composer holds.</summary>
/// <param name="Reply">What the contact is to be sent.</param>
/// <param name="Note">The note for colleagues that is written beside it.</param>
/// <param name="ReplyTo">The message that is to be answered.</param>
/// <param name="MessageId">The id of the message to be; null where the next page is to give one.</param>
public sealed record DraftWords(string? Reply, string? Note, Guid? ReplyTo, Guid? MessageId)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Reply) && string.IsNullOrWhiteSpace(Note);

    /// <summary>
    /// Without what was sent under its id meanwhile: what is the beginning of that came late, and what is more was written in another
    /// tab and is a message of its own.
    /// </summary>
    public DraftWords Without(SentWords sent) => sent.IsNote
        ? this with { Note = Rest(Note, sent.Text), MessageId = null }
        : this with { Reply = Rest(Reply, sent.Text), MessageId = null };

    /// <summary>Whether all of it was sent with that.</summary>
    public static bool IsPartOf(string? words, string? sent) =>
        string.IsNullOrWhiteSpace(words) || (sent ?? "").StartsWith(words.Trim(), StringComparison.Ordinal);

    private static string? Rest(string? words, string? sent) => IsPartOf(words, sent) ? null : words;
}

/// <summary>What a message, a scheduled one or a note says.</summary>
/// <param name="Text">Null where it is a file.</param>
public sealed record SentWords(string? Text, bool IsNote);
