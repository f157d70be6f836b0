using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A call to send something (meta-platform 3.1 to 3.4, 3.8).</summary>
internal sealed record WireSend(
    WireRecipient Recipient,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MessagingType = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tag = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WireOutgoing? Message = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WireReplyTo? ReplyTo = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SenderAction = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WireActionPayload? Payload = null);

internal sealed record WireActionPayload(
    string MessageId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reaction = null);

internal sealed record WireRecipient(string Id);

internal sealed record WireReplyTo(string Mid);

internal sealed record WireOutgoing(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Metadata = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WireOutgoingAttachment? Attachment = null);

internal sealed record WireOutgoingAttachment(string Type, WireOutgoingPayload Payload);

internal sealed record WireOutgoingPayload(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AttachmentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsReusable = null);
