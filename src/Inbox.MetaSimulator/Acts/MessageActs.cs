using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Acts;

/// <summary>Acts that bring a message, which the history shows too (meta-platform 2.2 to 2.8, 2.13, 2.20).</summary>
internal sealed class MessageActs(Messages messages)
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "message", "echo", "attachment", "quick_reply", "story_reply", "story_mention", "unsupported", "postback", "edit_zero",
    };

    public ActResult Write(Act act) => act.Kind switch
    {
        "echo" => Told(Add(act, Content(act), MessageSource.Elsewhere)),
        "attachment" => Told(Add(act, Content(act) with { Attachments = [AttachmentSamples.Of(act)] })),
        "quick_reply" => Told(Add(act, QuickReply(act))),
        "story_reply" => Told(Add(act, StoryReply(act))),
        "story_mention" => Told(Add(act, new() { Attachments = [StoryMention(act)] })),
        "unsupported" => Told(Add(act, new() { More = new() { ["is_unsupported"] = true } })),
        "postback" => Postback(act),
        "edit_zero" => EditZero(act),
        _ => Told(Add(act, Content(act))),
    };

    private static ActResult Told(SimulatedMessage message) => new(SimulatedEvent.Of(message), message.Mid, message.SentAt);

    private SimulatedMessage Add(Act act, MessageContent content, MessageSource source = MessageSource.Person) =>
        messages.Add(new SimulatedMessage(act.Person, content, source, act.At)
        {
            AppId = long.TryParse(act.Text("appId"), out var appId) ? appId : null,
        });

    private static MessageContent Content(Act act)
    {
        var more = act.Object("more") ?? [];
        if (act.Text("replyTo") is { } mid)
        {
            more["reply_to"] = new JsonObject { ["mid"] = mid };
        }

        if (act.Object("referral") is { } referral)
        {
            more["referral"] = referral;
        }

        IEnumerable<SimulatedAttachment> picture = act.Text("pictureUrl") is { } url ? [SimulatedAttachment.At("image", url)] : [];
        var written = (act.Fields["attachments"] as JsonArray ?? []).OfType<JsonObject>().Select(SimulatedAttachment.Read);
        return new() { Text = act.Text("text"), Attachments = [.. picture, .. written], More = more };
    }

    private static MessageContent QuickReply(Act act) => new()
    {
        Text = act.Text("text") ?? act.Text("payload") ?? "Yes",
        More = new() { ["quick_reply"] = new JsonObject { ["payload"] = act.Text("payload") ?? "YES" } },
    };

    private static MessageContent StoryReply(Act act) => new()
    {
        Text = act.Text("text"),
        More = new() { ["reply_to"] = new JsonObject { ["story"] = new JsonObject { ["id"] = StoryId(act), ["url"] = StoryUrl(act) } } },
    };

    private static SimulatedAttachment StoryMention(Act act) => SimulatedAttachment.At("story_mention", StoryUrl(act));

    private static string StoryId(Act act) => act.Text("storyId") ?? "17900000000000001";

    private static string StoryUrl(Act act) => act.Text("url") ?? "https://lookaside.example/story";

    private ActResult Postback(Act act)
    {
        var title = act.Text("title") ?? "Get Started";
        var message = Add(act, new() { Text = title });
        var body = new JsonObject { ["mid"] = message.Mid, ["title"] = title, ["payload"] = act.Text("payload") ?? "GET_STARTED" };
        if (act.Object("referral") is { } referral)
        {
            body["referral"] = referral;
        }

        return Instead(act, message, act.Event("postback", body, message.Mid));
    }

    // Instagram tells of a new message by an edit that is none, without saying who wrote to whom (meta-platform 2.9).
    private ActResult EditZero(Act act)
    {
        var message = messages.Find(act.Account, act.Text("mid")) ?? Add(act, Content(act));
        var json = new JsonObject
        {
            ["timestamp"] = act.At.ToUnixTimeMilliseconds(),
            ["message_edit"] = new JsonObject { ["mid"] = message.Mid, ["num_edit"] = 0 },
        };
        return Instead(act, message, new(new SimulatedEvent(act.Account, json, act.Person.Id), message.Mid, act.At));
    }

    private static ActResult Instead(Act act, SimulatedMessage message, ActResult told) =>
        told with { Event = told.Event! with { Message = message, Key = act.Person.Id } };
}
