using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator;

/// <summary>Who wrote a message: the person, the app that holds the token, or the business with another tool.</summary>
internal enum MessageSource
{
    Person,
    App,
    Elsewhere,
}

/// <summary>What a message says (meta-platform 2.2 to 2.8).</summary>
internal sealed record MessageContent
{
    public string? Text { get; init; }

    public IReadOnlyList<SimulatedAttachment> Attachments { get; init; } = [];

    /// <summary>Further properties of the webhook's message: reply_to, quick_reply, referral, is_unsupported.</summary>
    public JsonObject More { get; init; } = [];

    public static MessageContent Of(string? text, Uri? pictureUrl) => new()
    {
        Text = text,
        Attachments = pictureUrl is null ? [] : [SimulatedAttachment.At("image", pictureUrl.AbsoluteUri)],
    };
}

/// <summary>One attachment as the webhook writes it (meta-platform 2.4).</summary>
internal sealed record SimulatedAttachment(string Type, JsonObject Json)
{
    public string? Url => (Json["payload"] as JsonObject)?["url"].AsText() ?? Json["url"].AsText();

    public static SimulatedAttachment At(string type, string url) =>
        With(type, new JsonObject { ["url"] = url });

    public static SimulatedAttachment With(string type, JsonObject? payload)
    {
        var json = new JsonObject { ["type"] = type };
        if (payload is not null)
        {
            json["payload"] = payload;
        }

        return new(type, json);
    }

    /// <summary>Reads an attachment that a program wrote in the webhook's shape.</summary>
    public static SimulatedAttachment Read(JsonObject json) =>
        new(json["type"].AsText() ?? "file", (JsonObject)json.DeepClone());
}
