using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>A message as an element of the entry's messaging (meta-platform 2.1 to 2.8).</summary>
internal static class MessageEvent
{
    public static JsonObject Of(SimulatedMessage message) => message.IsFromBusiness
        ? Envelope(message.Account.ExternalId, message.Person.Id, message.SentAt, "message", Body(message))
        : FromPerson(message.Person, message.SentAt, "message", Body(message));

    public static JsonObject Deleted(SimulatedMessage message, DateTimeOffset at) => message.IsFromBusiness
        ? Envelope(
            message.Account.ExternalId, message.Person.Id, at, "message",
            new() { ["is_echo"] = true, ["mid"] = message.Mid, ["is_deleted"] = true })
        : FromPerson(message.Person, at, "message", new() { ["mid"] = message.Mid, ["is_deleted"] = true });

    /// <summary>An event that the person caused.</summary>
    public static JsonObject FromPerson(Person person, DateTimeOffset at, string name, JsonObject body) =>
        Envelope(person.Id, person.Account.ExternalId, at, name, body);

    private static JsonObject Envelope(string sender, string recipient, DateTimeOffset at, string name, JsonObject body) => new()
    {
        ["sender"] = new JsonObject { ["id"] = sender },
        ["recipient"] = new JsonObject { ["id"] = recipient },
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        [name] = body,
    };

    private static JsonObject Body(SimulatedMessage message)
    {
        var body = message.IsFromBusiness ? Echo(message) : [];
        body["mid"] = message.Mid;
        if (message.Text is not null)
        {
            body["text"] = message.Text;
        }

        if (message.Attachments.Count > 0)
        {
            body["attachments"] = new JsonArray([.. message.Attachments.Select(attachment => attachment.Json.DeepClone())]);
        }

        foreach (var (name, value) in message.Content.More)
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    // Instagram's echoes name no app and give no metadata back (meta-platform 2.1).
    private static JsonObject Echo(SimulatedMessage message)
    {
        var body = new JsonObject { ["is_echo"] = true };
        if (message.Account.Platform == SimulatedPlatform.Messenger)
        {
            body["app_id"] = message.AppId ?? WellKnownApps.PageInbox;
            if (message.Metadata is not null)
            {
                body["metadata"] = message.Metadata;
            }
        }

        return body;
    }
}
