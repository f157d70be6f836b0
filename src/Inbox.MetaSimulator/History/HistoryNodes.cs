namespace Inbox.MetaSimulator.History;

/// <summary>Conversations and messages by their ids (meta-platform 5.1).</summary>
internal sealed class HistoryNodes(Messages messages, HistoryReader reader, HistoryGate limits)
{
    /// <summary>Nothing when the id is of neither.</summary>
    public IResult? Find(
        string id, HttpRequest request, IReadOnlyList<SimulatedAccount> opened, SimulatorAddress address)
    {
        if (messages.FindConversation(opened, id) is { } conversation)
        {
            return HistoryEndpoints.Answer(
                request, conversation.Person.Account, address, limits, ConversationJson.FindUnknown,
                query => reader.Conversation(conversation, query));
        }

        var message = opened.Select(account => messages.Find(account, id)).FirstOrDefault(found => found is { IsUnsent: false });
        return message is null ? null : Answer(request, message);
    }

    private IResult Answer(HttpRequest request, SimulatedMessage message) =>
        (IResult?)HistoryEndpoints.ReadFields(request, MessageJson.FindUnknown, out var fields)
        ?? limits.Refuse(request, message.Account, fields, limit: 1)
        ?? reader.Message(message, fields);
}
