using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.History;

/// <summary>The Conversations API (meta-platform 5).</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("{id}/conversations", ListConversations);
        graph.MapGet("{id}/messages", ListMessages);
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
        string id, HttpRequest request, CallGate gate, HistoryGate limits, HistoryReader reader, Messages messages,
        SimulatorAddress address)
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

    internal static IResult Answer(
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
        return limits.Refuse(request, account, fields, limit) ?? GraphAnswer.Ok(read(query));
    }

    internal static ContentHttpResult? ReadFields(
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
