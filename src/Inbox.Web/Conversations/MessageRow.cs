namespace Inbox.Web.Conversations;

/// <summary>A message as a thread shows it.</summary>
public sealed record MessageRow(
    Guid Id,
    MessageDirection Direction,
    MessageStatus Status,
    string? Text,
    DateTimeOffset SentAt,
    DateTimeOffset? ReadAt,
    IReadOnlyList<AttachmentRow> Attachments);

public sealed record AttachmentRow(string Kind, string? Url, string? Title)
{
    /// <summary>Where it can be opened; only ever on the web.</summary>
    public Uri? Link =>
        Uri.TryCreate(Url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;
}
