using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Pages;

/// <summary>What the app sent, and what the webhook was sent, for people to read.</summary>
public sealed record WireRow(string? Call, string? Webhook)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static WireRow Of(SimulatedMessage message) => new(
        message.SentBody?.ToJsonString(Readable),
        message.Delivery is { } delivery ? JsonNode.Parse(delivery.Body.Span)?.ToJsonString(Readable) : null);
}

/// <summary>An answer that the business offered for a tap (meta-platform 3.4).</summary>
public sealed record QuickReplyRow(string Title, string Payload)
{
    internal static IReadOnlyList<QuickReplyRow> Of(SimulatedMessage message) =>
    [
        .. ((message.SentBody?["message"] as JsonObject)?["quick_replies"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(reply => new QuickReplyRow(reply["title"].AsText() ?? "", reply["payload"].AsText() ?? ""))
            .Where(reply => reply.Title.Length > 0),
    ];
}
