using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Control;

/// <summary>All that an account's simulated side knows, to compare with what the product knows.</summary>
internal sealed record AccountHistory(
    string Account, IReadOnlyList<ConversationHistory> Conversations, IReadOnlyList<AcceptedBody> Accepted)
{
    public static AccountHistory Of(SimulatedAccount account, Messages messages)
    {
        var conversations = messages.ConversationsOf(account);
        return new(
            account.ExternalId,
            [.. conversations.Select(ConversationHistory.Of)],
            [.. conversations.SelectMany(conversation => conversation.Messages).Where(message => message.SentBody is not null)
                .GroupBy(message => (message.Person.Id, Body: MetaJson.Write(message.SentBody)))
                .Select(same => new AcceptedBody(same.Key.Id, same.First().Metadata, same.First().Text, same.Key.Body, same.Count()))]);
    }
}

/// <summary>One conversation, its messages in their order.</summary>
internal sealed record ConversationHistory(
    string Id, string PersonId, DateTimeOffset? OpenedAt, string? LastSenderAction, IReadOnlyList<MessageHistory> Messages)
{
    public static ConversationHistory Of(SimulatedConversation conversation) => new(
        conversation.Id,
        conversation.Person.Id,
        conversation.OpenedAt,
        conversation.LastSenderAction,
        [.. conversation.Messages.Select(MessageHistory.Of)]);
}

internal sealed record MessageHistory(
    string Mid,
    string Direction,
    string Source,
    string? Text,
    IReadOnlyList<string> Attachments,
    IReadOnlyList<ReactionHistory> Reactions,
    int Edits,
    bool IsUnsent,
    bool IsDelivered,
    bool IsRead,
    string? ReplyTo,
    string? Metadata,
    long Timestamp)
{
    public bool IsEdited => Edits > 0;

    public static MessageHistory Of(SimulatedMessage message) => new(
        message.Mid,
        message.IsFromBusiness ? "outgoing" : "incoming",
        message.Source.ToString().ToLowerInvariant(),
        message.Text,
        [.. message.Attachments.Select(attachment => attachment.Type)],
        [.. message.Reactions.Select(reaction => ReactionHistory.Of(reaction, message))],
        message.EditCount,
        message.IsUnsent,
        message.IsDelivered,
        message.IsRead,
        message.ReplyTo,
        message.Metadata,
        message.SentAt.ToUnixTimeMilliseconds());
}

/// <summary>Whose reaction it is: the person's or the business's.</summary>
internal sealed record ReactionHistory(string By, string Reaction, string? Emoji)
{
    public static ReactionHistory Of(SimulatedReaction reaction, SimulatedMessage message) =>
        new(reaction.WhoId == message.Person.Id ? "person" : "business", reaction.Word, reaction.Emoji);
}

/// <summary>How many messages one outgoing body made: more than one is a message that was sent twice.</summary>
internal sealed record AcceptedBody(string PersonId, string? Metadata, string? Text, string Body, int Times);
