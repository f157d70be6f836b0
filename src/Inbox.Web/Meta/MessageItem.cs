using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads a `message`: one of a contact, an echo, or one of the kinds without content (meta-platform 2.1 to 2.8).</summary>
internal static class MessageItem
{
    public static ItemMeaning Read(WireMessaging item, WebhookEntry entry)
    {
        if (item.Message is not { } message)
        {
            return new ItemMeaning("message", Problem: "message is not an object.");
        }

        if (KindWithoutContent(item, message, entry) is { } kind)
        {
            return new ItemMeaning(kind);
        }

        return ProblemOf(item, message, entry) is { } problem
            ? new ItemMeaning(message.IsEcho ? "echo" : "message", Problem: problem)
            : IsOurs(item, message, entry) ? Echo(item, message, entry) : Received(item, message, entry);
    }

    private static string? KindWithoutContent(WireMessaging item, WireMessage message, WebhookEntry entry) => message switch
    {
        { IsDeleted: true } => "message_deleted",
        { IsUnsupported: true } => "message_unsupported",
        { AdminText: not null } => "admin_text",
        { IsSelf: true } => "self",
        _ when entry.Id is not null && item.Sender?.Id == entry.Id && item.Recipient?.Id == entry.Id => "self",
        { Mid: not null, Text: null or "", Attachments: [] } => "message_empty",
        _ => null,
    };

    private static string? ProblemOf(WireMessaging item, WireMessage message, WebhookEntry entry)
    {
        if (ExternalIds.OrNull(message.Mid, ExternalIds.MaximumMidLength) is null)
        {
            return "The message has no mid, or a far too long one.";
        }

        if (ExternalIds.OrNull(item.Sender?.Id) is not { } sender)
        {
            return "sender.id is missing, or far too long.";
        }

        if (ExternalIds.OrNull(item.Recipient?.Id) is not { } recipient)
        {
            return "recipient.id is missing, or far too long.";
        }

        if (entry.Id is null)
        {
            return "entry.id is missing, or far too long.";
        }

        return sender == entry.Id || recipient == entry.Id || message.IsEcho || entry.IsDashboardTest
            ? null
            : "Neither sender.id nor recipient.id is entry.id.";
    }

    // The side that entry.id names is us; is_echo decides only where it names neither (meta-platform 2.1).
    private static bool IsOurs(WireMessaging item, WireMessage message, WebhookEntry entry) =>
        item.Sender!.Id == entry.Id || (message.IsEcho && item.Recipient!.Id != entry.Id);

    private static ItemMeaning Received(WireMessaging item, WireMessage message, WebhookEntry entry) =>
        new("message", new MessageReceived(
            entry.Platform,
            entry.Id!,
            item.Sender!.Id!,
            message.Mid!,
            TextOf(message),
            EventAttachments.Of(message.Attachments),
            entry.MomentOf(item.Timestamp)));

    private static ItemMeaning Echo(WireMessaging item, WireMessage message, WebhookEntry entry) =>
        new("echo", new MessageEchoed(
            entry.Platform,
            entry.Id!,
            item.Recipient!.Id!,
            message.Mid!,
            TextOf(message),
            EventAttachments.Of(message.Attachments),
            entry.MomentOf(item.Timestamp),
            ExternalIds.OrNull(message.AppId),
            message.Metadata));

    private static string? TextOf(WireMessage message) => string.IsNullOrEmpty(message.Text) ? null : message.Text;
}
