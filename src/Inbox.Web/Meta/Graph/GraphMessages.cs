using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Sends messages (meta-platform 3). Meta does not notice a message sent twice: each call is made once.</summary>
public sealed class GraphMessages(GraphClient graph)
{
    public async Task<SendResponse> SendAsync(OutgoingMessage message, GraphAccess access, CancellationToken cancellationToken)
    {
        var answer = await graph.PostAsync(
            $"{Uri.EscapeDataString(message.SenderId)}/messages", WireOf(message), MetaJson.Default.WireSend, access, cancellationToken);
        return SendResponse.Of(answer);
    }

    private static WireSend WireOf(OutgoingMessage message) => new(
        new(message.RecipientId),
        message.IsHumanAgent ? "MESSAGE_TAG" : "RESPONSE",
        message.IsHumanAgent ? "HUMAN_AGENT" : null,
        new(
            message.Text, message.Platform == Platform.Messenger ? message.Metadata : null,
            message.Attachment is { } attachment ? new(attachment.Kind, new(AttachmentId: attachment.AttachmentId)) : null),
        message.ReplyToMid is { } mid ? new(mid) : null);
}

/// <summary>What to send to whom. There is no other tag than that for a human's answer: the others are dead (meta-platform 3.2).</summary>
/// <param name="SenderId">The Page's id, for Instagram through a Page too (meta-platform 3.1).</param>
/// <param name="Metadata">Comes back in the echo (meta-platform 3.9); Instagram documents none.</param>
public sealed record OutgoingMessage(
    Platform Platform, string SenderId, string RecipientId, string? Text, string Metadata, bool IsHumanAgent, string? ReplyToMid)
{
    /// <summary>What it carries instead of a text.</summary>
    public OutgoingAttachment? Attachment { get; init; }
}

/// <summary>A file that was uploaded before (meta-platform 3.6).</summary>
/// <param name="Kind">Meta's word: image, audio, video or file.</param>
public sealed record OutgoingAttachment(string Kind, string AttachmentId);
