using System.Text.Json.Serialization;
using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

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
    public static ApiMessage From(Guid id, RowMessage message) => new(
        id, message.Text, message.Direction == MessageDirection.Outgoing, message.At.UtcDateTime, message.Status,
        message.AttachmentKind is { } kind ? [new(kind, null, null)] : []);

    public static ApiMessage From(Message message) => new(
        message.Id, message.Text, message.Direction == MessageDirection.Outgoing, message.SentAt.UtcDateTime, message.Status, []);

    public static ApiMessage From(MessageRow row) => new(
        row.Id, row.Text, row.Direction == MessageDirection.Outgoing, row.SentAt.UtcDateTime, row.Status,
        [.. row.Attachments.Select(a => new ApiAttachment(a.Kind, a.Url, a.Title))],
        row.Status == MessageStatus.Failed ? row.Problem : null);
}

/// <param name="Kind">Meta's word for it: image, video, audio, file…</param>
/// <param name="Url">Meta's link to it, which expires.</param>
public sealed record ApiAttachment(string Kind, string? Url, string? Title);
