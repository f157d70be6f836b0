using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads the answer to "what is this message?" into the event that should have come (meta-platform 2.9, 5.2).</summary>
public static class GraphMessageReader
{
    public const string Fields = "id,created_time,from,to,message,attachments,sticker,reply_to,is_unsupported";

    /// <summary>Null where Meta does not tell, or tells of a message without a writer or a time.</summary>
    public static ChannelEvent? Read(GraphAnswer answer, Platform platform, string channelExternalId, string mid)
    {
        if (!answer.IsSuccess || answer.Read(MetaJson.Default.WireStoredMessage) is not { } message
            || ExternalIds.OrNull(message.From?.Id) is not { } from || TimeOf(message) is not { } at)
        {
            return null;
        }

        var attachments = AttachmentsOf(message);
        var details = EventDetails.None with { ReplyToMid = ExternalIds.OrNull(message.ReplyTo?.Mid, ExternalIds.MaximumMidLength) };
        var text = string.IsNullOrEmpty(message.Message) ? null : message.Message;
        if (from != channelExternalId)
        {
            return new MessageReceived(platform, channelExternalId, from, mid, text, attachments, at) { Details = details };
        }

        return ExternalIds.OrNull(message.To is { Data: [var first, ..] } ? first.Id : null) is { } to
            ? new MessageEchoed(platform, channelExternalId, to, mid, text, attachments, at, null, null) { Details = details }
            : null;
    }

    /// <summary>Like 2026-11-02T19:11:07+0000, or seconds.</summary>
    private static DateTimeOffset? TimeOf(WireStoredMessage message) =>
        DateTimeOffset.TryParse(message.CreatedTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : MetaTime.Read(message.CreatedTime, DateTimeOffset.MaxValue.AddDays(-2));

    private static List<EventAttachment> AttachmentsOf(WireStoredMessage message)
    {
        var attachments = (message.Attachments?.Data ?? []).Select(Of).ToList();
        if (message.Sticker is not null && attachments.Count == 0)
        {
            attachments.Add(new EventAttachment("sticker", WebLink.OrNull(message.Sticker), null));
        }

        return message.IsUnsupported && attachments.Count == 0 ? [new EventAttachment("unsupported", null, null)] : attachments;
    }

    private static EventAttachment Of(WireStoredAttachment attachment) => attachment switch
    {
        { ImageData.Url: { } url } => new("image", WebLink.OrNull(url), null),
        { VideoData.Url: { } url } => new("video", WebLink.OrNull(url), null),
        { MimeType: { } type } when type.StartsWith("audio/", StringComparison.Ordinal) => new("audio", WebLink.OrNull(attachment.FileUrl), null),
        _ => new("file", WebLink.OrNull(attachment.FileUrl), attachment.Name),
    };
}
