using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.History;

/// <summary>The Conversations API (meta-platform section 5).</summary>
internal static class HistoryEndpoints
{
    private const string Version = @"{version:regex(^v\d+\.\d+$)}/";

    public static void MapHistory(this IEndpointRouteBuilder graph)
    {
        foreach (var prefix in new[] { "", Version })
        {
            graph.MapGet(prefix + "{id}/conversations", ListConversations);
            graph.MapGet(prefix + "{id}/messages", ListMessages);
        }
    }

    private static IResult ListConversations(
        string id, HttpRequest request, CallGate gate, HistoryGate limits, HistoryReader reader, SimulatorAddress address)
    {
        if (gate.Refuse(request, id, out var accounts) is { } refusal)
        {
            return refusal;
        }

        var platform = request.Query["platform"] == "instagram" || accounts[0].Platform == SimulatedPlatform.Instagram
            ? SimulatedPlatform.Instagram
            : SimulatedPlatform.Messenger;
        var account = accounts.FirstOrDefault(account => account.Platform == platform);
        return account is null
            ? GraphAnswer.Error(GraphErrors.NoInstagramAccount)
            : Answer(request, account, address, limits, ConversationJson.FindUnknown, reader.Conversations);
    }

    private static IResult ListMessages(
        string id, HttpRequest request, CallGate gate, HistoryGate limits, HistoryReader reader, Messages messages, SimulatorAddress address)
    {
        if (gate.Refuse(request, out var opened) is { } refusal)
        {
            return refusal;
        }

        var conversation = messages.FindConversation(opened, id);
        return conversation is null
            ? GraphAnswer.NoSuchObject(id)
            : Answer(
                request, conversation.Person.Account, address, limits, MessageJson.FindUnknown,
                query => reader.MessagesOf(conversation, query));
    }

    /// <summary>A conversation or a message by its id, or nothing when the id is of neither.</summary>
    public static IResult? FindNode(
        string id, HttpRequest request, IReadOnlyList<SimulatedAccount> opened, Messages messages, HistoryNodes nodes, SimulatorAddress address)
    {
        if (messages.FindConversation(opened, id) is { } conversation)
        {
            return Answer(
                request, conversation.Person.Account, address, nodes.Limits, ConversationJson.FindUnknown,
                query => nodes.Reader.Conversation(conversation, query));
        }

        var message = opened.Select(account => messages.Find(account, id)).FirstOrDefault(found => found is { IsUnsent: false });
        return message is null ? null : AnswerMessage(request, message, nodes);
    }

    private static IResult AnswerMessage(HttpRequest request, SimulatedMessage message, HistoryNodes nodes) =>
        (IResult?)ReadFields(request, MessageJson.FindUnknown, out var fields)
        ?? nodes.Limits.Refuse(message.Account, fields, limit: 1)
        ?? nodes.Reader.Message(message, fields);

    private static IResult Answer(
        HttpRequest request,
        SimulatedAccount account,
        SimulatorAddress address,
        HistoryGate limits,
        Func<IEnumerable<SelectedField>, string?> findUnknown,
        Func<HistoryQuery, JsonObject> read)
    {
        if (ReadFields(request, findUnknown, out var fields) is { } malformed)
        {
            return malformed;
        }

        var limit = HistoryReader.LimitOf(request.Query["limit"]);
        var after = request.Query["after"].FirstOrDefault();
        var cursor = after is null ? null : Cursor.Read(after);
        if (after is not null && cursor is null)
        {
            return GraphAnswer.Error(GraphErrors.WrongParameter, "(#100) Invalid cursors values were provided");
        }

        var query = new HistoryQuery(
            account, fields, limit, cursor, request.Query["user_id"].FirstOrDefault(), PageLinks.Of(request, address));
        return limits.Refuse(account, fields, limit) ?? GraphAnswer.Ok(read(query));
    }

    private static ContentHttpResult? ReadFields(
        HttpRequest request, Func<IEnumerable<SelectedField>, string?> findUnknown, out IReadOnlyList<SelectedField> fields)
    {
        var text = request.Query["fields"].ToString();
        fields = [];
        if (text.Length > 0)
        {
            if (SelectedField.Parse(text) is not { } parsed)
            {
                return GraphAnswer.Error(GraphErrors.Malformed);
            }

            fields = parsed;
        }

        return findUnknown(fields) is { } unknown ? GraphAnswer.NoSuchField(unknown) : null;
    }
}

/// <summary>What reading one node needs.</summary>
internal sealed class HistoryNodes(HistoryReader reader, HistoryGate limits)
{
    public HistoryReader Reader { get; } = reader;

    public HistoryGate Limits { get; } = limits;
}
