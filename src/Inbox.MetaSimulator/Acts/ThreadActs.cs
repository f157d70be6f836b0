using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Acts;

/// <summary>Acts about the thread or the account that bring no message (meta-platform 2.14 to 2.20).</summary>
internal sealed class ThreadActs(Messages messages, IOptions<SimulatorOptions> options)
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "referral", "optin", "optout", "pass_thread_control", "take_thread_control", "request_thread_control",
        "policy_enforcement", "admin_text", "block", "unblock", "event",
    };

    private string OurAppId => options.Value.AppId;

    public ActResult Write(Act act) => act.Kind switch
    {
        "referral" => Opening(act, "referral", Referral(act)),
        "optin" => Opening(act, "optin", act.Object("optin") ?? new() { ["ref"] = act.Text("ref") ?? "newsletter" }),
        "optout" => OptOut(act),
        "pass_thread_control" or "take_thread_control" => PassControl(act),
        "request_thread_control" => RequestControl(act),
        "policy_enforcement" => WithoutSender(act),
        "admin_text" => act.Event("message", new() { ["admin_text"] = act.Text("text") ?? "The assistant handed the thread over." }),
        "block" or "unblock" => Block(act),
        _ => Any(act),
    };

    private ActResult Opening(Act act, string name, JsonObject body)
    {
        messages.ConversationOf(act.Person).Open(act.At);
        return act.Event(name, body);
    }

    private static JsonObject Referral(Act act) => act.Object("referral") ?? NewReferral(act);

    private static JsonObject NewReferral(Act act)
    {
        var isAd = act.Text("adId") is not null;
        var referral = new JsonObject
        {
            ["ref"] = act.Text("ref") ?? "summer",
            ["source"] = act.Text("source") ?? (isAd ? "ADS" : "SHORTLINK"),
            ["type"] = "OPEN_THREAD",
        };
        if (isAd)
        {
            referral["ad_id"] = act.Text("adId");
            referral["ads_context_data"] = new JsonObject { ["ad_title"] = act.Text("adTitle") ?? "Summer sale" };
        }

        return referral;
    }

    private static ActResult OptOut(Act act) => act.Event("optin", new()
    {
        ["type"] = "notification_messages",
        ["notification_messages_token"] = "4200000000000001",
        ["notification_messages_status"] = "STOP NOTIFICATIONS",
    });

    private ActResult PassControl(Act act)
    {
        var newOwner = act.Text("newOwnerAppId") ?? (act.Kind == "take_thread_control" ? InboxAppId(act) : OurAppId);
        var conversation = messages.ConversationOf(act.Person);
        var previous = act.Text("previousOwnerAppId") ?? conversation.OtherOwnerAppId ?? (newOwner == OurAppId ? null : OurAppId);
        conversation.OtherOwnerAppId = newOwner == OurAppId ? null : newOwner;
        return act.Event(act.Kind, new()
        {
            ["previous_owner_app_id"] = previous,
            ["new_owner_app_id"] = newOwner,
            ["metadata"] = act.Text("metadata") ?? "",
        });
    }

    private static ActResult RequestControl(Act act) => act.Event(act.Kind, new()
    {
        ["requested_owner_app_id"] = act.Text("requestedOwnerAppId") ?? InboxAppId(act),
        ["metadata"] = act.Text("metadata"),
    });

    private static string InboxAppId(Act act) =>
        (act.IsInstagram ? WellKnownApps.InstagramInbox : WellKnownApps.PageInbox).ToString(CultureInfo.InvariantCulture);

    private static ActResult WithoutSender(Act act)
    {
        var body = new JsonObject { ["action"] = act.Text("action") ?? "warning" };
        if (act.Text("action") != "unblock")
        {
            body["reason"] = act.Text("reason") ?? "The Page has been warned for its messages.";
        }

        var told = act.Event("policy_enforcement", body);
        told.Event!.Json.Remove("sender");
        return told;
    }

    private ActResult Block(Act act)
    {
        messages.ConversationOf(act.Person).IsBlocked = act.Kind == "block";
        return new(Event: null, Mid: null, act.At);
    }

    // Whatever Meta may think of: the fields stand beside, or instead of, the usual envelope.
    private static ActResult Any(Act act)
    {
        var told = act.Event("event", []);
        told.Event!.Json.Remove("event");
        foreach (var (name, value) in act.Fields)
        {
            told.Event.Json[name] = value?.DeepClone();
        }

        return told;
    }
}
