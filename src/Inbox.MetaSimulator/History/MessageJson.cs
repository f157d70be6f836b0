using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.History;

/// <summary>A message as the Conversations API shows it; its id is the webhook's mid (meta-platform 5.2).</summary>
internal static class MessageJson
{
    public static readonly IReadOnlyList<SelectedField> Default = [new("id", null, []), new("created_time", null, [])];

    private static readonly HashSet<string> Known =
    [
        "id", "created_time", "from", "to", "message", "attachments", "sticker", "shares", "reply_to", "reactions", "story",
        "is_unsupported", "tags", "thread_id",
    ];

    public static string? FindUnknown(IEnumerable<SelectedField> fields) =>
        fields.FirstOrDefault(field => !Known.Contains(field.Name))?.Name;

    public static bool AsksForDetails(IEnumerable<SelectedField> fields) =>
        fields.Any(field => field.Name is not ("id" or "created_time"));

    public static string Time(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <summary>Of an older message only that it exists is told (meta-platform 5.3).</summary>
    public static JsonNode? Of(SimulatedMessage message, IReadOnlyList<SelectedField> fields, bool hasDetails) =>
        SelectedField.Pick(Whole(message), hasDetails ? WithId(fields) : Default);

    private static IReadOnlyList<SelectedField> WithId(IReadOnlyList<SelectedField> fields) => fields.Count == 0
        ? Default
        : [.. fields.Where(field => field.Name != "id"), Default[0]];

    private static JsonObject Whole(SimulatedMessage message)
    {
        var (person, account) = (PeopleJson.Of(message.Person), PeopleJson.Of(message.Account));
        var (from, to) = message.IsFromBusiness ? (account, person) : (person, account);
        var json = new JsonObject
        {
            ["id"] = message.Mid,
            ["created_time"] = Time(message.SentAt),
            ["from"] = from,
            ["to"] = new JsonObject { ["data"] = new JsonArray(to) },
            ["message"] = message.Text ?? "",
        };
        AttachmentJson.AddTo(json, message);
        AddMore(json, message);
        return json;
    }

    private static void AddMore(JsonObject json, SimulatedMessage message)
    {
        if (message.Content.More["is_unsupported"].AsFlag())
        {
            json["is_unsupported"] = true;
        }

        if (message.Content.More["reply_to"] is JsonObject replyTo)
        {
            AddReplyTo(json, replyTo);
        }

        if (message.Reactions is { Count: > 0 } reactions)
        {
            json["reactions"] = new JsonObject
            {
                ["data"] = new JsonArray([.. reactions.GroupBy(reaction => reaction.Word).Select(Reaction)]),
            };
        }
    }

    private static void AddReplyTo(JsonObject json, JsonObject replyTo)
    {
        if (replyTo["story"] is JsonObject story)
        {
            json["story"] = new JsonObject
            {
                ["reply_to"] = new JsonObject { ["link"] = story["url"].AsText(), ["id"] = story["id"].AsText() },
            };
        }
        else
        {
            json["reply_to"] = new JsonObject { ["mid"] = replyTo["mid"].AsText(), ["is_self_reply"] = false };
        }
    }

    private static JsonObject Reaction(IGrouping<string, SimulatedReaction> group) => new()
    {
        ["reaction"] = group.Key,
        ["users"] = new JsonArray([.. group.Select(reaction => new JsonObject { ["id"] = reaction.WhoId })]),
    };
}
