using System.Collections.Frozen;
using System.Text.Json;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads a `field` with its `value`; those of messaging fields are read as messaging items (meta-platform 1.9).</summary>
internal static class ChangeItem
{
    private static readonly FrozenSet<string> MessagingFields = FrozenSet.Create(
        StringComparer.Ordinal,
        "messages", "message_echoes", "message_deliveries", "message_reads", "message_reactions", "message_edits",
        "message_edit", "messaging_postbacks", "messaging_referrals", "messaging_referral", "messaging_optins",
        "messaging_optouts", "messaging_handovers", "messaging_handover", "messaging_seen",
        "messaging_policy_enforcement", "messaging_account_linking", "messaging_feedback", "response_feedback",
        "messaging_customer_information");

    public static ItemMeaning Read(JsonElement change, WebhookEntry entry)
    {
        if (change.ValueKind != JsonValueKind.Object)
        {
            return new ItemMeaning("changes", Problem: WebhookProblems.ChangeIsNoObject);
        }

        var field = change.TextOrNull("field");
        if (string.IsNullOrWhiteSpace(field))
        {
            return new ItemMeaning("changes", Problem: WebhookProblems.FieldMissing("field"));
        }

        if (field == "business_integrity")
        {
            return ReadIntegrity(change, entry);
        }

        return MessagingFields.Contains(field) && change.TryGetProperty("value", out var value)
            ? MessagingItem.Read(value, entry)
            : new ItemMeaning($"changes:{KindName.Of(field)}");
    }

    /// <summary>Its value is what a messaging item would hold under this name (meta-platform 2.18).</summary>
    private static ItemMeaning ReadIntegrity(JsonElement change, WebhookEntry entry)
    {
        var integrity = change.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
            ? value.Deserialize(MetaJson.Default.WireIntegrity) : null;
        return NoticeItems.ReadIntegrity(new WireEvent("business_integrity", new() { BusinessIntegrity = integrity }, entry, change));
    }
}
