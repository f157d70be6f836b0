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
        attachment.Title ?? attachment.Payload?.Title);

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
