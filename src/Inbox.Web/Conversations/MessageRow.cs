using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>A message as a thread shows it.</summary>
public sealed record MessageRow(
    Guid Id,
    MessageDirection Direction,
    MessageStatus Status,
    string? Text,
    DateTimeOffset SentAt,
    DateTimeOffset? ReadAt,
    IReadOnlyList<AttachmentRow> Attachments,
    Guid? AuthorId = null,
    string? AuthorName = null,
    SendFailureReason? FailureReason = null)
{
    /// <summary>Whether a person may send it once more.</summary>
    public bool CanBeSentAgain => Status is MessageStatus.Failed or MessageStatus.Unknown;

    /// <summary>What is said under a message that did not arrive, or of which nobody knows.</summary>
    public string? Problem => Status switch
    {
        MessageStatus.Failed => SendWords.Of(FailureReason ?? SendFailureReason.Refused),
        MessageStatus.Unknown => "Meta never answered. It may have arrived; we look for it and don't send it twice.",
        _ => null,
    };
}

public sealed record AttachmentRow(string Kind, string? Url, string? Title)
{
    /// <summary>Where it can be opened; only ever on the web.</summary>
    public Uri? Link =>
        Uri.TryCreate(Url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;
}
