using System.Text;
using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>The envelope of a delivery: one entry for each Page or Instagram account (meta-platform 1.3, 2.1, 2.4, 2.6).</summary>
internal static class WebhookBody
{
    private const long PageInboxAppId = 263902037430900;

    public static byte[] Of(IReadOnlyList<SimulatedMessage> messages, DateTimeOffset postedAt)
    {
        var envelope = new JsonObject
        {
            ["object"] = messages[0].Account.Platform == SimulatedPlatform.Messenger ? "page" : "instagram",
            ["entry"] = new JsonArray([.. messages.GroupBy(message => message.Account.ExternalId).Select(
                entry => new JsonObject
                {
                    ["time"] = postedAt.ToUnixTimeMilliseconds(),
                    ["id"] = entry.Key,
                    ["messaging"] = new JsonArray([.. entry.Select(Event)]),
                })]),
        };
        return Encoding.ASCII.GetBytes(MetaJson.Write(envelope));
    }

    private static JsonObject Event(SimulatedMessage message)
    {
        var (account, person) = (message.Account.ExternalId, message.Person.Id);
        var (sender, recipient) = message.IsEcho ? (account, person) : (person, account);
        return new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = sender },
            ["recipient"] = new JsonObject { ["id"] = recipient },
            ["timestamp"] = message.SentAt.ToUnixTimeMilliseconds(),
            ["message"] = Message(message),
        };
    }

    private static JsonObject Message(SimulatedMessage message)
    {
        var properties = new JsonObject();
        if (message.IsEcho)
        {
            properties["is_echo"] = true;
            if (message.Account.Platform == SimulatedPlatform.Messenger)
            {
                properties["app_id"] = PageInboxAppId;
            }
        }

        properties["mid"] = message.Mid;
        if (message.Text is not null)
        {
            properties["text"] = message.Text;
        }

        if (message.PictureUrl is not null)
        {
            properties["attachments"] = new JsonArray(Picture(message.PictureUrl));
        }

        return properties;
    }

    private static JsonObject Picture(Uri url) => new()
    {
        ["type"] = "image",
        ["payload"] = new JsonObject { ["url"] = url.AbsoluteUri },
    };
}
