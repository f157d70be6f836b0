using System.Text.Json;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>A file that came with the call.</summary>
internal sealed record SentFile(string ContentType, byte[] Bytes);

/// <summary>What a call asks for, however it was encoded: JSON, a form with JSON in its fields, or multipart (meta-platform 3.1).</summary>
internal sealed record SendRequest(JsonObject Body, SentFile? File)
{
    private static readonly HashSet<string> NotTheMessage = ["access_token", "appsecret_proof", "appsecret_time"];

    public string? RecipientId => (Body["recipient"] as JsonObject)?["id"].AsText();

    public JsonObject? Message => Body["message"] as JsonObject;

    public string? SenderAction => Body["sender_action"].AsText();

    public string? Text => Message?["text"].AsText();

    public string? Tag => Body["tag"].AsText();

    public string? MessagingType => Body["messaging_type"].AsText();

    public string? ReplyTo => (Body["reply_to"] as JsonObject)?["mid"].AsText();

    public string? Metadata => Message?["metadata"].AsText();

    public IReadOnlyList<JsonObject> Attachments => Message switch
    {
        { } message when message["attachments"] is JsonArray several => [.. several.OfType<JsonObject>()],
        { } message when message["attachment"] is JsonObject one => [one],
        _ => [],
    };

    public static async Task<SendRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return new(await ReadJsonAsync(request, cancellationToken), File: null);
        }

        var form = await request.ReadFormAsync(cancellationToken);
        var body = new JsonObject(form.Where(field => !NotTheMessage.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, Value(field.Value.ToString()))));
        return new(body, await ReadFileAsync(form.Files.GetFile("filedata"), cancellationToken));
    }

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static async Task<SentFile?> ReadFileAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return new(file.ContentType, bytes.ToArray());
    }

    private static JsonNode? Value(string text) => text is ['{' or '[', ..] ? JsonReading.Parse(text) : JsonValue.Create(text);
}
