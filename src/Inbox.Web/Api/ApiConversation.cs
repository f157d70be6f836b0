using System.Text.Json.Serialization;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Threads;

namespace Inbox.Web.Api;

/// <summary>A conversation in the public JSON, in the original design's words.</summary>
/// <param name="Messages">The newest message, alone.</param>
/// <param name="Unread">Whether the contact wrote something that the signed-in agent has not read.</param>
public sealed record ApiConversation(
    Guid Id,
    [property: JsonConverter(typeof(UpperCaseJson<Platform>))] Platform Platform,
    [property: JsonConverter(typeof(UpperCaseJson<ConversationStatus>))] ConversationStatus Status,
    DateTime LastMessageAt,
    bool Unread,
    ApiContact Contact,
    ApiAssignee? Assignee,
    ApiChannel Channel,
    ApiMessage[] Messages)
{
    /// <param name="row">With the whole text of its newest message.</param>
    public static ApiConversation From(ConversationRow row) => new(
        row.Id, row.Platform, row.Status, row.LastMessage.At.UtcDateTime, row.IsUnread,
        new(row.Contact.Id, row.Contact.FirstName, row.Contact.LastName, row.Contact.Name, row.Contact.PictureUrl),
        row.AssigneeId is { } assigneeId ? new(assigneeId, row.AssigneeName!) : null,
        new(row.ChannelId),
        row.LastMessage.Id is { } messageId ? [ApiMessage.From(messageId, row.LastMessage)] : []);
}

/// <param name="Name">The name to show: Meta's, or one like "Messenger user 4821" while Meta has not told.</param>
/// <param name="ProfilePicUrl">Meta's link to the picture, which dies after some days; or null.</param>
public sealed record ApiContact(Guid Id, string? FirstName, string? LastName, string Name, string? ProfilePicUrl);

public sealed record ApiAssignee(Guid Id, string Name);

public sealed record ApiChannel(Guid Id);

/// <param name="Content">The text; null where there is none.</param>
/// <param name="IsFromBusiness">Whether the business sent it, and not the contact.</param>
/// <param name="SentAt">When it was sent by Meta's clock: the order of a conversation.</param>
/// <param name="Failure">Why it was not sent, in words; null where it was.</param>
/// <param name="Attachments">What hangs on it; in a conversation's newest message only the first, without its address.</param>
public sealed record ApiMessage(
    Guid Id,
    string? Content,
    bool IsFromBusiness,
    DateTime SentAt,
    [property: JsonConverter(typeof(UpperCaseJson<MessageStatus>))] MessageStatus Status,
    ApiAttachment[] Attachments,
    string? Failure = null)
{
    /// <summary>Whether its writer took it back: nothing of what it said is left.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>When that was; null in a conversation's newest message.</summary>
    public DateTime? UnsentAt { get; init; }

    public DateTime? EditedAt { get; init; }

    /// <summary>Every text it had, the first one first; empty where it was never changed.</summary>
    public ApiEdit[] Edits { get; init; } = [];

    public ApiReaction[] Reactions { get; init; } = [];

    /// <summary>What it answers; without an id where that message is older than what we have.</summary>
    public ApiQuote? ReplyTo { get; init; }

    /// <summary>The story it answers.</summary>
    public ApiStory? Story { get; init; }

    /// <summary>The button that was pressed instead of writing.</summary>
    public ApiTap? Tap { get; init; }

    /// <summary>The app of Meta's that it was sent from; null for our own and unknown ones.</summary>
    public string? SentFrom { get; init; }

    public static ApiMessage From(Guid id, RowMessage message) => new(
        id, message.Text, message.Direction == MessageDirection.Outgoing, message.At.UtcDateTime, message.Status,
        message.AttachmentKind is { } kind ? [new(kind, null, null)] : [])
    {
        IsUnsent = message.IsUnsent,
    };

    public static ApiMessage From(Message message) => new(
        message.Id, message.Text, message.Direction == MessageDirection.Outgoing, message.SentAt.UtcDateTime, message.Status, []);

    public static ApiMessage From(MessageRow row) => new(
        row.Id, row.Text, row.Direction == MessageDirection.Outgoing, row.SentAt.UtcDateTime, row.Status,
        [.. row.Attachments.Select(ApiAttachment.From)],
        row.Status == MessageStatus.Failed ? row.Problem : null)
    {
        IsUnsent = row.Facts.IsUnsent,
        UnsentAt = row.Facts.UnsentAt?.UtcDateTime,
        EditedAt = row.Facts.EditedAt?.UtcDateTime,
        Edits = [.. row.Facts.Edits.Select(e => new ApiEdit(e.Number, e.Text, e.At.UtcDateTime))],
        Reactions = [.. row.Facts.Reactions.Select(r => new ApiReaction(r.Emoji, r.IsOurs, r.At.UtcDateTime, r.Status))],
        ReplyTo = row.Facts.ReplyToMid is null || row.Facts.IsQuoteDropped ? null : new(row.Facts.Quote?.Id, row.Facts.Quote?.Text),
        Story = row.Facts.AnswersStory ? new(row.Facts.StoryExternalId, row.Facts.StoryUrl) : null,
        Tap = row.Facts.Tap is { } tap ? new(tap, row.Facts.TapPayload) : null,
        SentFrom = row.Facts.SenderAppName,
    };
}

/// <param name="Kind">Meta's word for it: image, video, audio, file…</param>
/// <param name="Url">Meta's link to it, which expires.</param>
public sealed record ApiAttachment(string Kind, string? Url, string? Title)
{
    public string? StickerId { get; init; }

    /// <summary>Of a location, in degrees.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>What a template shows.</summary>
    public EventCard[] Cards { get; init; } = [];

    /// <summary>Our own copy, once it is here; it opens with the session.</summary>
    public string? FileUrl { get; init; }

    internal static ApiAttachment From(AttachmentRow row) => new(row.Kind, row.Url, row.Title)
    {
        StickerId = row.StickerId,
        FileUrl = row.File?.State == StoredFileState.Stored ? row.File.Address : null,
        Latitude = row.Latitude,
        Longitude = row.Longitude,
        Cards = [.. row.Cards],
    };
}
