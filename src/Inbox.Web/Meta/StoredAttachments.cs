using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>
/// Reads what hangs on a message of the history: files, shares, stickers and stories stand apart there (meta-platform 5.2).
/// </summary>
internal static class StoredAttachments
{
    private const string Withheld = "Media not available due to";

    public static IReadOnlyList<EventAttachment> Of(WireStoredMessage message)
    {
        List<EventAttachment> attachments =
        [
            .. (message.Attachments?.Data ?? []).Select(Of),
            .. (message.Shares?.Data ?? []).Select(share => new EventAttachment("share", WebLink.OrNull(share.Link), share.Name)),
        ];
        if (message.Sticker is not null && attachments.Count == 0)
        {
            attachments.Add(new EventAttachment("sticker", WebLink.OrNull(message.Sticker), null));
        }

        if (message.Story?.Mention is { } mention)
        {
            attachments.Add(new EventAttachment("story_mention", WebLink.OrNull(mention.Link), null));
        }

        return message.IsUnsupported && attachments.Count == 0 ? [new EventAttachment("unsupported", null, null)] : attachments;
    }

    private static EventAttachment Of(WireStoredAttachment attachment) => attachment switch
    {
        { Name: { } name } when name.StartsWith(Withheld, StringComparison.Ordinal) => new("unsupported", null, null),
        { GenericTemplate: { } template } => new("template", null, template.Title),
        { ImageData.Url: { } url } => new("image", WebLink.OrNull(url), null),
        { AnimatedGifUrl: { } url } => new("image", WebLink.OrNull(url), null),
        { VideoData.Url: { } url } => new("video", WebLink.OrNull(url), null),
        { MimeType: { } type } when type.StartsWith("audio/", StringComparison.Ordinal) =>
            new("audio", WebLink.OrNull(attachment.FileUrl), null),
        _ => new("file", WebLink.OrNull(attachment.FileUrl), attachment.Name),
    };
}
