using System.Globalization;
using System.Text.Json;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Sending;

namespace Inbox.Web.Threads;

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
    public MessageFacts Facts { get; init; } = MessageFacts.None;

    /// <summary>Whether a person may send it once more.</summary>
    public bool CanBeSentAgain => Status is MessageStatus.Failed or MessageStatus.Unknown;

    public bool CanBeCancelled => Status is MessageStatus.Queued;

    /// <summary>What is said under a message that did not arrive, or of which nobody knows; a key of the localizer.</summary>
    public string? Problem => Status switch
    {
        MessageStatus.Failed => SendWords.Of(FailureReason ?? SendFailureReason.Refused),
        MessageStatus.Unknown => "Meta never answered. It may have arrived; we look for it and don't send it twice.",
        _ => null,
    };
}

public sealed record AttachmentRow(string Kind, string? Url, string? Title)
{
    /// <summary>Our copy; null where it is not ours to keep.</summary>
    public MediaRow? File { get; init; }

    public string? StickerId { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The JSON of <see cref="Cards"/>.</summary>
    public string? CardsJson { get; init; }

    /// <summary>What a template shows.</summary>
    public IReadOnlyList<EventCard> Cards => CardsJson is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<EventCard>>(CardsJson)!;

    /// <summary>The place on a map that anybody may look at.</summary>
    public string? Map => Latitude is { } latitude && Longitude is { } longitude
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"https://www.openstreetmap.org/?mlat={latitude:0.######}&mlon={longitude:0.######}#map=16/{latitude:0.######}/{longitude:0.######}")
        : null;

    /// <summary>Where it can be opened; only ever on the web.</summary>
    public Uri? Link =>
        Uri.TryCreate(Map ?? Url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri : null;
}
