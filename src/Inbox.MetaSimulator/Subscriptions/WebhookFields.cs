using System.Collections.Immutable;

namespace Inbox.MetaSimulator.Subscriptions;

/// <summary>The fields that each object can be subscribed to (meta-platform 1.7 and 2.19).</summary>
internal static class WebhookFields
{
    /// <summary>In the order in which a refusal lists them; <c>messaging_seen</c> is none of a Page's.</summary>
    public static readonly ImmutableArray<string> Page =
    [
        "messages", "message_echoes", "message_deliveries", "message_reads", "message_reactions", "message_edits",
        "messaging_postbacks", "messaging_referrals", "messaging_optins", "messaging_optouts", "messaging_handovers", "standby",
        "messaging_policy_enforcement", "messaging_account_linking", "messaging_feedback", "response_feedback", "send_cart",
        "message_template_status_update", "messaging_customer_information", "messaging_in_thread_lead_form_submit",
        "inbox_labels", "business_integrity", "message_context", "marketing_message_echoes", "marketing_message_deliveries",
        "marketing_message_reads", "marketing_message_clicks", "marketing_message_delivery_failed", "calls",
        "call_settings_update", "call_permission_reply", "feed", "mention",
    ];

    public static readonly ImmutableArray<string> Instagram =
    [
        "messages", "message_echoes", "message_reactions", "message_edit", "messaging_postbacks", "messaging_referral",
        "messaging_referrals", "messaging_seen", "messaging_optins", "messaging_handover", "standby", "comments",
        "live_comments", "mentions",
    ];

    public static readonly ImmutableArray<string> Permissions = [.. Login.Permissions.Facebook, "connected"];

    public static ImmutableArray<string>? Of(string objectName) => objectName switch
    {
        "page" => Page,
        "instagram" => Instagram,
        "permissions" => Permissions,
        _ => null,
    };

    public static ImmutableArray<string> Of(SimulatedPlatform platform) =>
        platform == SimulatedPlatform.Messenger ? Page : Instagram;

    /// <summary>The fields of a comma-separated list, or why it is refused.</summary>
    public static string? Refuse(string? list, ImmutableArray<string> allowed, string parameter, out ImmutableArray<string> fields)
    {
        fields = [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (fields.IsEmpty)
        {
            return $"(#100) The parameter {parameter} is required.";
        }

        var wrong = fields.IndexOf(fields.FirstOrDefault(field => !allowed.Contains(field))!);
        return wrong < 0
            ? null
            : $"(#100) Param {parameter}[{wrong}] must be one of {{{Listed(allowed)}}} - got \"{fields[wrong]}\".";
    }

    private static string Listed(ImmutableArray<string> fields) => string.Join(", ", fields.Select(field => field.ToUpperInvariant()));
}
