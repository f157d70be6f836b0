using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>Makes the call to Meta that a message needs next: for a file that Meta has not got yet its upload, else the send.</summary>
public sealed class OutgoingCall(GraphMessages graph, FileUploads uploads, ChannelAccess access)
{
    /// <returns>Meta's answer; null where only the way was prepared, and the message has still to be sent.</returns>
    public async Task<SendResponse?> MakeAsync(
        Message message, Channel channel, string recipientId, bool isHumanAgent, CancellationToken cancellationToken)
    {
        var outgoing = new OutgoingMessage(
            message.Platform, channel.PageId, recipientId, message.Text, message.Id.ToString(), isHumanAgent,
            message.IsQuoteDropped ? null : message.ReplyToMid);
        if (await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return SendResponse.TokenUnreadable;
        }

        return message.Attachments.FirstOrDefault(a => a.FileId is not null) is { } attachment
            ? await CarryAsync(message, attachment, outgoing, channel, open, cancellationToken)
            : await graph.SendAsync(outgoing, open, cancellationToken);
    }

    private async Task<SendResponse?> CarryAsync(
        Message message, Attachment attachment, OutgoingMessage outgoing, Channel channel, GraphAccess open,
        CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(channel.Id, attachment.FileId!.Value, cancellationToken) is not { } upload)
        {
            return await uploads.UploadAsync(channel, attachment, open, cancellationToken);
        }

        var carrying = outgoing with { Attachment = new(attachment.Kind, upload.AttachmentId) };
        var answer = await graph.SendAsync(carrying, open, cancellationToken);
        if (answer.Error is not { IsUploadForgotten: true } || upload.UploadedAt >= message.QueuedAt)
        {
            return answer;
        }

        // What was uploaded for this very message is not uploaded a third time.
        await uploads.ForgetAsync(upload, cancellationToken);
        return null;
    }
}
