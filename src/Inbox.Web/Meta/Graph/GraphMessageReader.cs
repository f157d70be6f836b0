using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Reads the answer to "what is this message?" into the event that should have come (meta-platform 2.9, 5.2).</summary>
public static class GraphMessageReader
{
    public const string Fields = "id,created_time,from,to,message,attachments,sticker,shares,reply_to,reactions,story,is_unsupported";

    /// <summary>Null where Meta does not tell, or tells of a message without a writer or a time.</summary>
    public static ChannelEvent? Read(GraphResponse answer, Platform platform, string channelExternalId, string mid) =>
        answer.IsSuccess && answer.Read(MetaJson.Default.WireStoredMessage) is { } message && TimeOf(message.CreatedTime) is { } at
            ? Read(message, platform, channelExternalId, null, mid, at)
            : null;

    /// <param name="contactId">Whom the conversation is with, where that is known.</param>
    internal static ChannelEvent? Read(
        WireStoredMessage message, Platform platform, string channelExternalId, string? contactId, string mid, DateTimeOffset at)
    {
        var attachments = StoredAttachments.Of(message);
        var details = DetailsOf(message);
        var text = string.IsNullOrEmpty(message.Message) ? null : message.Message;
        if (IsOurs(message.From, channelExternalId))
        {
            return (contactId ?? ExternalIds.OrNull(message.To is { Data: [var first, ..] } ? first.Id : null)) is { } to
                ? new MessageEchoed(platform, channelExternalId, to, mid, text, attachments, at, null, null) { Details = details }
                : null;
        }

        return WriterOf(message, channelExternalId, contactId) is { } from
            ? new MessageReceived(platform, channelExternalId, from, mid, text, attachments, at) { Details = details }
            : null;
    }

    /// <summary>Like 2026-11-02T19:11:07+0000, or seconds.</summary>
    internal static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime()
        : MetaTime.Read(text, DateTimeOffset.MaxValue.AddDays(-2));

    internal static bool IsOurs(WireParty? party, string channelExternalId) =>
        party is not null && (party.Id == channelExternalId || party.UserId == channelExternalId);

    /// <summary>
    /// The writer may be missing, as of deleted accounts: then it is the other side, if it was written to us (meta-platform 5.2).
    /// </summary>
    private static string? WriterOf(WireStoredMessage message, string channelExternalId, string? contactId) =>
        ExternalIds.OrNull(message.From?.Id) is { } from ? contactId ?? from
        : message.To?.Data.Any(to => IsOurs(to, channelExternalId)) == true ? contactId
        : null;

    private static EventDetails DetailsOf(WireStoredMessage message)
    {
        var story = message.Story?.ReplyTo;
        return EventDetails.None with
        {
            ReplyToMid = ExternalIds.OrNull(message.ReplyTo?.Mid, ExternalIds.MaximumMidLength),
            Story = story is null ? null : new EventStory(ExternalIds.OrNull(story.Id), WebLink.OrNull(story.Link)),
        };
    }
}
