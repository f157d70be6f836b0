using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A page of conversations, each with its newest messages (meta-platform 5.2).</summary>
internal sealed record WireConversations
{
    [JsonConverter(typeof(ListOrEmpty<WireConversation>))]
    public IReadOnlyList<WireConversation> Data { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WirePaging>))]
    public WirePaging? Paging { get; set; }
}

internal sealed record WireConversation
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? UpdatedTime { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParties>))]
    public WireParties? Participants { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireHistory>))]
    public WireHistory? Messages { get; set; }
}

internal sealed record WireHistory
{
    [JsonConverter(typeof(ListOrEmpty<WireStoredMessage>))]
    public IReadOnlyList<WireStoredMessage> Data { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WirePaging>))]
    public WirePaging? Paging { get; set; }
}

/// <summary>Where a page of a list ends. <c>next</c> holds the token: only that it is there counts (meta-platform 5.3).</summary>
internal sealed record WirePaging
{
    [JsonConverter(typeof(ObjectOrNull<WireCursors>))]
    public WireCursors? Cursors { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Next { get; set; }

    /// <summary>Null where the list ends.</summary>
    [JsonIgnore]
    public string? After => Next is null || string.IsNullOrEmpty(Cursors?.After) ? null : Cursors.After;
}

internal sealed record WireCursors
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? After { get; set; }
}
