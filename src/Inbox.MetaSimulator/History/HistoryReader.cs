using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.History;

/// <summary>What a read asks for.</summary>
internal sealed record HistoryQuery(
    SimulatedAccount Account, IReadOnlyList<SelectedField> Fields, int Limit, Cursor? After, string? UserId, PageLinks Links);

/// <summary>Reads lists of conversations and messages, newest first and a page at a time (meta-platform 5.1 to 5.3).</summary>
internal sealed class HistoryReader(Messages messages, Switchboard switchboard, TimeProvider clock)
{
    private const int UsualLimit = 25;
    private const int MostRows = 100;

    public static int LimitOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? Math.Min(limit, MostRows)
            : UsualLimit;

    public JsonObject Conversations(HistoryQuery query)
    {
        var all = messages.ConversationsOf(query.Account)
            .Where(conversation => query.UserId is null || conversation.Person.Id == query.UserId)
            .Where(conversation => query.After?.IsBefore(Cursor.Of(conversation)) ?? true);
        return Page(all, query.Limit, Cursor.Of, conversation => Conversation(conversation, query), query.Links);
    }

    public JsonObject Conversation(SimulatedConversation conversation, HistoryQuery query)
    {
        var json = ConversationJson.Of(conversation, query.Fields, clock.GetUtcNow());
        if (query.Fields.FirstOrDefault(field => field.Name == "messages") is { } wanted)
        {
            var inner = query with
            {
                Fields = wanted.Fields,
                Limit = wanted.Limit ?? UsualLimit,
                After = null,
                Links = query.Links.Of($"{conversation.Id}/messages"),
            };
            json["messages"] = MessagesOf(conversation, inner);
        }

        return json;
    }

    public JsonObject MessagesOf(SimulatedConversation conversation, HistoryQuery query)
    {
        var newestFirst = ConversationJson.Shown(conversation);
        newestFirst.Reverse();
        var detailed = switchboard.Of(query.Account).DetailedMessages;
        var rows = newestFirst.Select((message, index) => (Message: message, HasDetails: index < detailed))
            .Where(row => query.After?.IsBefore(Cursor.Of(row.Message)) ?? true);
        return Page(
            rows, query.Limit, row => Cursor.Of(row.Message),
            row => MessageJson.Of(row.Message, query.Fields, row.HasDetails), query.Links);
    }

    /// <summary>An older message exists, but its details are refused.</summary>
    public IResult Message(SimulatedMessage message, IReadOnlyList<SelectedField> fields)
    {
        var newer = ConversationJson.Shown(messages.ConversationOf(message.Person)).Count(other => other.SentAt > message.SentAt);
        var hasDetails = newer < switchboard.Of(message.Account).DetailedMessages;
        return hasDetails || !MessageJson.AsksForDetails(fields)
            ? GraphAnswer.Ok((JsonObject)MessageJson.Of(message, fields, hasDetails: true)!)
            : TooOld(message.Account);
    }

    private static ContentHttpResult TooOld(SimulatedAccount account) => account.Platform == SimulatedPlatform.Instagram
        ? GraphAnswer.Error(GraphErrors.MessageDeleted)
        : GraphAnswer.Error(GraphErrors.WrongParameter, "(#100) The message was deleted or its details are too old.");

    private static JsonObject Page<T>(
        IEnumerable<T> all, int limit, Func<T, Cursor> cursorOf, Func<T, JsonNode?> write, PageLinks links)
    {
        var rows = all.Take(limit + 1).ToList();
        var shown = rows.Take(limit).ToList();
        var page = new JsonObject { ["data"] = new JsonArray([.. shown.Select(write)]) };
        if (shown.Count > 0)
        {
            page["paging"] = Paging(cursorOf(shown[0]).Write(), cursorOf(shown[^1]).Write(), links, hasMore: rows.Count > limit);
        }

        return page;
    }

    private static JsonObject Paging(string before, string after, PageLinks links, bool hasMore)
    {
        var paging = new JsonObject
        {
            ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after },
        };
        if (hasMore)
        {
            paging["next"] = links.Next(after);
        }

        return paging;
    }
}
