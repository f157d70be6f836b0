using System.Text;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Wire;

/// <summary>The envelope of a delivery: one entry for each Page or Instagram account (meta-platform 1.3).</summary>
internal static class WebhookBody
{
    public static byte[] Of(IReadOnlyList<SimulatedEvent> events, DateTimeOffset postedAt) => Bytes(new JsonObject
    {
        ["object"] = events[0].Account.Platform == SimulatedPlatform.Messenger ? "page" : "instagram",
        ["entry"] = new JsonArray([.. events.GroupBy(one => one.Account.ExternalId).Select(entry => Entry(entry, postedAt))]),
    });

    public static byte[] Bytes(JsonNode body) => Encoding.ASCII.GetBytes(MetaJson.Write(body));

    private static JsonObject Entry(IGrouping<string, SimulatedEvent> events, DateTimeOffset postedAt)
    {
        var entry = new JsonObject { ["time"] = postedAt.ToUnixTimeMilliseconds(), ["id"] = events.Key };
        foreach (var list in events.GroupBy(one => one.List))
        {
            entry[list.Key] = new JsonArray([.. list.Select(one => one.Json.DeepClone())]);
        }

        return entry;
    }
}
