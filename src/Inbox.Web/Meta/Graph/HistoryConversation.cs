using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>A page of Meta's list of conversations, the newest first.</summary>
/// <param name="After">Where the next page begins; null where the list ends.</param>
/// <param name="Limit">How many conversations Meta could be asked for at once.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryConversation> Conversations, string? After, int Limit);

/// <summary>A conversation in Meta's history, with its newest messages, the newest first.</summary>
/// <param name="MessagesAfter">Where its older messages begin; null where there are none.</param>
public sealed record HistoryConversation(
    string Id, DateTimeOffset? UpdatedAt, string? ContactExternalId, string? ContactName,
    IReadOnlyList<HistoryMessage> Messages, string? MessagesAfter)
{
    internal static HistoryConversation From(WireConversation wire, Platform platform, string channelExternalId)
    {
        var others = (wire.Participants?.Data ?? []).Where(party => !GraphMessageReader.IsOurs(party, channelExternalId)).ToList();
        var contact = others is [var other] ? other : null;
        var contactId = ExternalIds.OrNull(contact?.Id);
        return new(
            wire.Id ?? "",
            GraphMessageReader.TimeOf(wire.UpdatedTime),
            contactId,
            contact?.Name ?? contact?.Username,
            HistoryMessage.ListOf(wire.Messages, platform, channelExternalId, contactId),
            wire.Messages?.Paging?.After);
    }
}

/// <summary>A message in Meta's history. Of an older one only that it exists is told (meta-platform 5.3).</summary>
/// <param name="Event">The event that it should have come as; null without details.</param>
public sealed record HistoryMessage(string Mid, string? FromId, string? Text, DateTimeOffset SentAt, ChannelEvent? Event = null)
{
    /// <summary>Who feels what about it; Meta does not say since when, so that each counts as old as the message.</summary>
    public IReadOnlyList<MessageReacted> Reactions { get; init; } = [];

    /// <summary>The kinds of what hangs on it, as far as Meta tells: image, audio, video or file.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    internal static IReadOnlyList<HistoryMessage> ListOf(
        WireHistory? wire, Platform platform, string channelExternalId, string? contactId) =>
        [.. (wire?.Data ?? []).Select(message => From(message, platform, channelExternalId, contactId)).OfType<HistoryMessage>()];

    private static HistoryMessage? From(WireStoredMessage wire, Platform platform, string channelExternalId, string? contactId)
    {
        if (ExternalIds.OrNull(wire.Id, ExternalIds.MaximumMidLength) is not { } mid
            || GraphMessageReader.TimeOf(wire.CreatedTime) is not { } at)
        {
            return null;
        }

        var text = string.IsNullOrEmpty(wire.Message) ? null : wire.Message;
        var told = GraphMessageReader.Read(wire, platform, channelExternalId, contactId, mid, at);
        return new(mid, wire.From?.Id, text, at, told)
        {
            Kinds = [.. (wire.Attachments?.Data ?? []).Select(attachment => KindOf(attachment.MimeType))],
            Reactions = told is null ? [] : [.. from reaction in wire.Reactions?.Data ?? []
                from user in reaction.Users
                select new MessageReacted(
                    platform, channelExternalId, told.ContactExternalId, mid, EmojiOf(reaction.Reaction),
                    GraphMessageReader.IsOurs(user, channelExternalId), at)],
        };
    }

    /// <summary>The history names most reactions by a word, and some by the emoji itself.</summary>
    private static string EmojiOf(string? word) =>
        MessageEventItems.EmojiOf(word?.All(char.IsAscii) == true ? null : word, word);

    private static string KindOf(string? mimeType)
    {
        var kind = mimeType?.Split('/')[0];
        return kind is "image" or "audio" or "video" ? kind : "file";
    }
}
