using Inbox.Web.Localization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads a `message`: one of a contact, an echo, or what only looks like one (meta-platform 2.1 to 2.8, 2.20).</summary>
internal static class MessageItem
{
    private static readonly EventAttachment Unsupported = new("unsupported", null, null);

    public static ItemMeaning Read(WireEvent wire)
    {
        var (item, entry) = (wire.Item, wire.Entry);
        return item.Message switch
        {
            null => wire.IsBroken(WebhookProblems.NotAnObject("message")),
            { IsDeleted: true } => MessageEventItems.ReadUnsend(wire with { Kind = "message_deleted" }),
            { AdminText: { } text } => ReadAdminText(wire with { Kind = "admin_text" }, text),
            { IsSelf: true } => new ItemMeaning("self"),
            _ when entry.Id is not null && item.Sender?.Id == entry.Id && item.Recipient?.Id == entry.Id => new ItemMeaning("self"),
            var message when IsEmpty(message) => new ItemMeaning("message_empty"),
            var message => ReadContent(wire, message),
        };
    }

    private static ItemMeaning ReadAdminText(WireEvent wire, string text) =>
        wire.ProblemOfSides() is { } problem
            ? wire.IsBroken(problem)
            : wire.Means(new SystemLineWritten(wire.Platform, wire.ChannelId, wire.ContactId, EventKeys.Of(wire.Raw), text, wire.At));

    private static bool IsEmpty(WireMessage message) => message is
    {
        Mid: not null, Text: null or "", Attachments: [], IsUnsupported: false, QuickReply: null, ReplyTo: null, Referral: null,
    };

    private static ItemMeaning ReadContent(WireEvent wire, WireMessage message) =>
        ProblemOf(wire.Item, message, wire.Entry) is { } problem
            ? new ItemMeaning(message.IsEcho ? "echo" : "message", Problem: problem)
            : IsOurs(wire.Item, message, wire.Entry) ? Echo(wire, message) : Received(wire, message);

    private static Sentence? ProblemOf(WireMessaging item, WireMessage message, WebhookEntry entry)
    {
        if (ExternalIds.OrNull(message.Mid, ExternalIds.MaximumMidLength) is null)
        {
            return WebhookProblems.MessageMidMissing;
        }

        if (ExternalIds.OrNull(item.Sender?.Id) is not { } sender)
        {
            return WebhookProblems.SenderIdMissing;
        }

        if (ExternalIds.OrNull(item.Recipient?.Id) is not { } recipient)
        {
            return WebhookProblems.RecipientIdMissing;
        }

        if (entry.Id is null)
        {
            return WebhookProblems.EntryIdMissing;
        }

        return sender == entry.Id || recipient == entry.Id || message.IsEcho || entry.IsDashboardTest
            ? null
            : WebhookProblems.NeitherSideIsEntry;
    }

    // The side that entry.id names is us; is_echo decides only where it names neither (meta-platform 2.1).
    private static bool IsOurs(WireMessaging item, WireMessage message, WebhookEntry entry) =>
        item.Sender!.Id == entry.Id || (message.IsEcho && item.Recipient!.Id != entry.Id);

    private static ItemMeaning Received(WireEvent wire, WireMessage message) =>
        new("message", new MessageReceived(
            wire.Platform,
            wire.ChannelId,
            wire.Item.Sender!.Id!,
            message.Mid!,
            TextOf(message),
            AttachmentsOf(message),
            wire.At)
        {
            Details = DetailsOf(message),
        });

    private static ItemMeaning Echo(WireEvent wire, WireMessage message) =>
        new("echo", new MessageEchoed(
            wire.Platform,
            wire.ChannelId,
            wire.Item.Recipient!.Id!,
            message.Mid!,
            TextOf(message),
            AttachmentsOf(message),
            wire.At,
            ExternalIds.OrNull(message.AppId),
            message.Metadata)
        {
            Details = DetailsOf(message),
        });

    private static string? TextOf(WireMessage message) => string.IsNullOrEmpty(message.Text) ? null : message.Text;

    private static IReadOnlyList<EventAttachment> AttachmentsOf(WireMessage message) =>
        message is { IsUnsupported: true, Attachments: [] } ? [Unsupported] : EventAttachments.Of(message.Attachments);

    private static EventDetails DetailsOf(WireMessage message)
    {
        if (message is { QuickReply: null, ReplyTo: null, Referral: null })
        {
            return EventDetails.None;
        }

        var story = message.ReplyTo?.Story;
        return new(
            message.QuickReply is { } tap ? new EventTap(TapKind.QuickReply, tap.Payload) : null,
            ExternalIds.OrNull(message.ReplyTo?.Mid, ExternalIds.MaximumMidLength),
            story is null ? null : new EventStory(ExternalIds.OrNull(story.Id), WebLink.OrNull(story.Url)),
            Referrals.OrNull(message.Referral));
    }
}
