using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Turns the body of a webhook into items, whatever it holds; it never throws (meta-platform 1.3 and 2).</summary>
public static class WebhookReader
{
    private const int MaximumDepth = 64;

    /// <summary>Reads a body; the moment of its receipt stands in for times that are missing or impossible.</summary>
    public static WebhookReading Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var json = JsonRepair.Repair(body);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new WebhookReading(new WebhookWalk(json, receivedAt).Read(document.RootElement), null)
                : new WebhookReading([], "The body is JSON but not an object.");
        }
        catch (JsonException error)
        {
            return new WebhookReading(
                [], $"The body is not JSON or nests deeper than {MaximumDepth} levels (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).");
        }
    }
}
