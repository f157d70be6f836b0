using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.History;

/// <summary>A conversation as the Conversations API shows it (meta-platform 5.2).</summary>
internal static class ConversationJson
{
    public static readonly IReadOnlyList<SelectedField> Default = [new("id", null, []), new("updated_time", null, [])];

    private static readonly HashSet<string> Known =
    [
        "id", "updated_time", "participants", "senders", "message_count", "unread_count", "can_reply", "snippet", "link",
        "messages", "name", "is_owner",
    ];

    public static string? FindUnknown(IEnumerable<SelectedField> fields) =>
        fields.FirstOrDefault(field => !Known.Contains(field.Name))?.Name
        ?? MessageJson.FindUnknown(fields.Where(field => field.Name == "messages").SelectMany(field => field.Fields));

    /// <summary>All but its messages.</summary>
    public static JsonObject Of(SimulatedConversation conversation, IReadOnlyList<SelectedField> fields, DateTimeOffset now) =>
        (JsonObject)SelectedField.Pick(
            Whole(conversation, now), fields.Count == 0 ? Default : [.. fields.Where(field => field.Name != "id"), Default[0]])!;

    private static JsonObject Whole(SimulatedConversation conversation, DateTimeOffset now)
    {
        var (person, account) = (conversation.Person, conversation.Person.Account);
        var messages = Shown(conversation);
        var sides = new JsonArray(PeopleJson.Of(person), PeopleJson.Of(account));
        return new JsonObject
        {
            ["id"] = conversation.Id,
            ["updated_time"] = MessageJson.Time(conversation.UpdatedAt!.Value),
            ["participants"] = new JsonObject { ["data"] = sides },
            ["senders"] = new JsonObject { ["data"] = sides.DeepClone() },
            ["message_count"] = messages.Count,
            ["unread_count"] = Unread(conversation, messages),
            ["can_reply"] = conversation.OpenedAt + TimeSpan.FromHours(24) > now,
            ["snippet"] = messages.LastOrDefault()?.Text ?? "",
            ["link"] = $"/{account.PageId}/inbox/{person.Id}/",
            ["is_owner"] = conversation.OtherOwnerAppId is null,
        };
    }

    /// <summary>Oldest first; what was unsent is gone.</summary>
    public static List<SimulatedMessage> Shown(SimulatedConversation conversation) =>
        [.. conversation.Messages.Where(message => !message.IsUnsent)];

    private static int Unread(SimulatedConversation conversation, List<SimulatedMessage> messages)
    {
        var answeredAt = messages.LastOrDefault(message => message.IsFromBusiness)?.SentAt;
        return messages.Count(message => !message.IsFromBusiness &&
            !(message.SentAt <= conversation.SeenAt) && !(message.SentAt <= answeredAt));
    }
}
