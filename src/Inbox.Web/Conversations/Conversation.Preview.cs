using Inbox.Web.Data;

namespace Inbox.Web.Conversations;

/// <summary>The newest message, as the list shows it.</summary>
public sealed partial class Conversation
{
    private void Show(Message message)
    {
        (LastMessageId, LastMessageAt) = (message.Id, message.SentAt);
        (LastMessageDirection, LastMessageStatus) = (message.Direction, message.Status);
        Preview = string.IsNullOrEmpty(message.Text) ? null : ColumnText.Fit(message.Text, PreviewLength);
        IsPreviewCut = Preview?.Length < message.Text?.Length;
        PreviewAttachmentKind = message.Attachments.Count > 0 ? message.Attachments[0].Kind : null;
        IsPreviewUnsent = message.IsUnsent;
    }
}
