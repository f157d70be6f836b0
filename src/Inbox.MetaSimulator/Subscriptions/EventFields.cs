using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Subscriptions;

/// <summary>Which field an event belongs to; the two objects spell some of them differently (meta-platform 1.7).</summary>
internal static class EventFields
{
    private static readonly Dictionary<string, (string Page, string Instagram)> ByKey = new()
    {
        ["message_edit"] = ("message_edits", "message_edit"),
        ["reaction"] = ("message_reactions", "message_reactions"),
        ["postback"] = ("messaging_postbacks", "messaging_postbacks"),
        ["read"] = ("message_reads", "messaging_seen"),
        ["delivery"] = ("message_deliveries", "messages"),
        ["optin"] = ("messaging_optins", "messaging_optins"),
        ["referral"] = ("messaging_referrals", "messaging_referral"),
        ["pass_thread_control"] = ("messaging_handovers", "messaging_handover"),
        ["take_thread_control"] = ("messaging_handovers", "messaging_handover"),
        ["request_thread_control"] = ("messaging_handovers", "messaging_handover"),
        ["policy_enforcement"] = ("messaging_policy_enforcement", "messages"),
    };

    public static string Of(SimulatedEvent one)
    {
        if (one.List == "standby")
        {
            return "standby";
        }

        var isPage = one.Account.Platform == SimulatedPlatform.Messenger;
        if (isPage && one.Json["message"] is JsonObject message && message["is_echo"].AsFlag())
        {
            return "message_echoes";
        }

        var key = one.Json.Select(property => property.Key).FirstOrDefault(ByKey.ContainsKey);
        return key is null ? "messages" : isPage ? ByKey[key].Page : ByKey[key].Instagram;
    }
}
