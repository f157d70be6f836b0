using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads `attachments`, whose kinds put their address and title in different places (meta-platform 2.4).</summary>
internal static class EventAttachments
{
    // Twins are looked for by comparing each with each, which a made-up message of 5 MB must not cost.
    private const int MaximumWithTwins = 100;

    public static IReadOnlyList<EventAttachment> Of(IReadOnlyList<WireAttachment> attachments) =>
        attachments.Count switch
        {
            0 => [],
            > MaximumWithTwins => [.. attachments.Select(Of)],
            _ => [.. attachments.Where(attachment => !HasTwin(attachment, attachments)).Select(Of)],
        };

    private static EventAttachment Of(WireAttachment attachment) => new(
        string.IsNullOrWhiteSpace(attachment.Type) ? "unknown" : KindName.Of(attachment.Type),
        WebLink.OrNull(UrlOf(attachment)),
        attachment.Title ?? attachment.Payload?.Title)
    {
        StickerId = ExternalIds.OrNull(attachment.Payload?.StickerId),
        Coordinates = CoordinatesOf(attachment.Payload?.Coordinates),
        Cards = EventCards.Of(attachment),
    };

    private static (double, double)? CoordinatesOf(WireCoordinates? coordinates) =>
        TryRead(coordinates?.Lat, 90, out var latitude) && TryRead(coordinates?.Long, 180, out var longitude)
            ? (latitude, longitude) : null;

    private static bool TryRead(string? text, double limit, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= limit;

    private static string? UrlOf(WireAttachment attachment) =>
        attachment.Payload?.Url ?? attachment.Payload?.StoryMediaUrl ?? attachment.Url;

    private static bool HasTwin(WireAttachment attachment, IReadOnlyList<WireAttachment> all) => attachment.Type switch
    {
        "image" => all.Any(other => other.Type == "sticker" && AreSame(attachment, other)),
        "share" => all.Any(other => other.Type == "ig_post" && AreSame(attachment, other)),
        _ => false,
    };

    // One message shares one post, so a share and a post without ids to compare are twins too; several pictures are not.
    private static bool AreSame(WireAttachment attachment, WireAttachment other) =>
        attachment.Payload?.ContentId is { } id && other.Payload?.ContentId is { } otherId
            ? id == otherId
            : attachment.Type == "share" || UrlOf(attachment) == UrlOf(other);
}
