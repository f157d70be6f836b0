using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads one element of `messaging` or `standby` (meta-platform 2).</summary>
internal static class MessagingItem
{
    // First match wins, in the order of meta-platform 2; "message" comes before all of them.
    private static readonly string[] OtherKinds =
    [
        "message_edit", "reaction", "postback", "read", "delivery", "optin", "referral",
        "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles", "account_linking",
        "policy_enforcement", "policy-enforcement", "response_feedback", "messaging_feedback",
        "messaging_customer_information", "form", "order", "template",
    ];

    public static ItemMeaning Read(JsonElement item, WebhookEntry entry)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new ItemMeaning("unknown", Problem: "The event is not an object.");
        }

        if (item.Has("message"))
        {
            return MessageItem.Read(item.Deserialize(MetaJson.Default.WireMessaging)!, entry);
        }

        foreach (var kind in OtherKinds)
        {
            if (item.Has(kind))
            {
                return new ItemMeaning(kind.Replace('-', '_'));
            }
        }

        return new ItemMeaning("unknown");
    }
}
