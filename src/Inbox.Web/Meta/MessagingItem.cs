using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads one element of `messaging` or `standby` (meta-platform 2).</summary>
internal static class MessagingItem
{
    // First match wins, in the order of meta-platform 2; those without a reader are kept and counted.
    private static readonly (string Key, Func<WireEvent, ItemMeaning>? Read)[] Kinds =
    [
        ("message", MessageItem.Read),
        ("message_edit", MessageEventItems.ReadEdit),
        ("reaction", MessageEventItems.ReadReaction),
        ("postback", PostbackItem.Read),
        ("read", ReceiptItems.ReadRead),
        ("delivery", ReceiptItems.ReadDelivery),
        ("optin", OptInItem.Read),
        ("referral", Referrals.Read),
        ("pass_thread_control", ThreadControlItem.Read),
        ("take_thread_control", ThreadControlItem.Read),
        ("request_thread_control", ThreadControlItem.Read),
        ("app_roles", NoticeItems.ReadRoles),
        ("account_linking", null),
        ("policy_enforcement", NoticeItems.ReadPolicy),
        ("policy-enforcement", NoticeItems.ReadPolicy),
        ("business_integrity", NoticeItems.ReadIntegrity),
        ("response_feedback", null),
        ("messaging_feedback", null),
        ("messaging_customer_information", null),
        ("form", null),
        ("order", null),
        ("template", null),
    ];

    public static ItemMeaning Read(JsonElement item, WebhookEntry entry)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new ItemMeaning("unknown", Problem: WebhookProblems.EventIsNoObject);
        }

        var (key, read) = Array.Find(Kinds, kind => item.Has(kind.Key));
        var name = key?.Replace('-', '_') ?? "unknown";
        return read is null
            ? new ItemMeaning(name)
            : read(new WireEvent(name, item.Deserialize(MetaJson.Default.WireMessaging)!, entry, item));
    }
}
