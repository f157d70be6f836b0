using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A message as the Graph API tells of it afterwards (meta-platform 5.2).</summary>
internal sealed record WireStoredMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? CreatedTime { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? From { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParties>))]
    public WireParties? To { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Message { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Sticker { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsUnsupported { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoredAttachments>))]
    public WireStoredAttachments? Attachments { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReply>))]
    public WireReply? ReplyTo { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireShares>))]
    public WireShares? Shares { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoredStory>))]
    public WireStoredStory? Story { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoredReactions>))]
    public WireStoredReactions? Reactions { get; set; }
}

internal sealed record WireParties
{
    [JsonConverter(typeof(ListOrEmpty<WireParty>))]
    public IReadOnlyList<WireParty> Data { get; set; } = [];
}

internal sealed record WireStoredAttachments
{
    [JsonConverter(typeof(ListOrEmpty<WireStoredAttachment>))]
    public IReadOnlyList<WireStoredAttachment> Data { get; set; } = [];
}

internal sealed record WireStoredAttachment
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? MimeType { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? FileUrl { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AnimatedGifUrl { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoredTemplate>))]
    public WireStoredTemplate? GenericTemplate { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStory>))]
    public WireStory? ImageData { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStory>))]
    public WireStory? VideoData { get; set; }
}

internal sealed record WireStoredTemplate
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }
}

internal sealed record WireShares
{
    [JsonConverter(typeof(ListOrEmpty<WireShare>))]
    public IReadOnlyList<WireShare> Data { get; set; } = [];
}

internal sealed record WireShare
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Link { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }
}

/// <summary>A story that a message mentions or answers; its link dies with it.</summary>
internal sealed record WireStoredStory
{
    [JsonConverter(typeof(ObjectOrNull<WireStoryLink>))]
    public WireStoryLink? Mention { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoryLink>))]
    public WireStoryLink? ReplyTo { get; set; }
}

internal sealed record WireStoryLink
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Link { get; set; }
}

internal sealed record WireStoredReactions
{
    [JsonConverter(typeof(ListOrEmpty<WireStoredReaction>))]
    public IReadOnlyList<WireStoredReaction> Data { get; set; } = [];
}

internal sealed record WireStoredReaction
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Reaction { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireParty>))]
    public IReadOnlyList<WireParty> Users { get; set; } = [];
}
