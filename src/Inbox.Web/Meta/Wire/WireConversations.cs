using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A page of conversations, each with its newest messages (meta-platform 5.2).</summary>
internal sealed record WireConversations
{
    [JsonConverter(typeof(ListOrEmpty<WireConversation>))]
    public IReadOnlyList<WireConversation> Data { get; set; } = [];
}

internal sealed record WireConversation
{
    [JsonConverter(typeof(ObjectOrNull<WireHistory>))]
    public WireHistory? Messages { get; set; }
}

internal sealed record WireHistory
{
    [JsonConverter(typeof(ListOrEmpty<WireHistoryMessage>))]
    public IReadOnlyList<WireHistoryMessage> Data { get; set; } = [];
}

internal sealed record WireHistoryMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? CreatedTime { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Message { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? From { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireHistoryAttachments>))]
    public WireHistoryAttachments? Attachments { get; set; }
}

internal sealed record WireHistoryAttachments
{
    [JsonConverter(typeof(ListOrEmpty<WireHistoryAttachment>))]
    public IReadOnlyList<WireHistoryAttachment> Data { get; set; } = [];
}

internal sealed record WireHistoryAttachment
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? MimeType { get; set; }
}
