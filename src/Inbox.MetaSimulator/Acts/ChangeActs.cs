using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Sending;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Acts;

/// <summary>Acts upon messages that are there: unsend, edit, react, receive and read (meta-platform 2.7 and 2.9 to 2.12).</summary>
internal sealed class ChangeActs(Messages messages, Receipts receipts)
{
    private const int MostEdits = 5;

    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "unsend", "edit", "react", "unreact", "delivery", "read",
    };

    public ActResult Write(Act act) => act.Kind switch
    {
        "unsend" => Unsend(act),
        "edit" => Edit(act),
        "delivery" => Tell(act, receipts.Deliver(act.Person, Mids(act))),
        "read" => Tell(act, receipts.Read(act.Person, act.Text("mid"))),
        _ => React(act),
    };

    private static string[]? Mids(Act act) =>
        act.Fields["mids"] is JsonArray mids ? [.. mids.Select(mid => mid.AsText()).OfType<string>()] : null;

    private static ActResult Tell(Act act, SimulatedEvent? receipt) =>
        receipt is null ? act.Refuse("There is nothing to tell a receipt of.") : new(receipt, act.Text("mid"), act.At);

    private ActResult Unsend(Act act)
    {
        if (Find(act, message => !message.IsFromBusiness && !message.IsUnsent) is not { } message)
        {
            return act.Refuse("There is no such message.");
        }

        message.Unsend();
        return new(SimulatedEvent.Deleted(message, act.At), message.Mid, act.At);
    }

    private ActResult Edit(Act act)
    {
        var message = Find(act, message => !message.IsFromBusiness && message.Text is not null);
        if (message is null || message.IsUnsent || message.IsFromBusiness || message.EditCount == MostEdits
            || act.Text("text") is not { } text)
        {
            return act.Refuse($"A text of the person is edited at most {MostEdits} times.");
        }

        message.Edit(text);
        return act.Event(
            "message_edit", new() { ["mid"] = message.Mid, ["text"] = text, ["num_edit"] = message.EditCount }, message.Mid);
    }

    private ActResult React(Act act)
    {
        if (Find(act, message => !message.IsUnsent) is not { } message)
        {
            return act.Refuse("There is no such message.");
        }

        var reaction = new SimulatedReaction(act.Person.Id, act.Text("reaction") ?? "love", act.Text("emoji") ?? "\u2764\ufe0f");
        var isReact = act.Kind == "react";
        message.React(act.Person.Id, isReact ? reaction : null);
        messages.ConversationOf(act.Person).Open(act.At);
        var body = new JsonObject { ["mid"] = message.Mid, ["action"] = act.Kind };
        if (isReact)
        {
            (body["reaction"], body["emoji"]) = (reaction.Word, reaction.Emoji);
        }

        return act.Event("reaction", body, message.Mid);
    }

    /// <summary>The message that was named, else the latest one that fits.</summary>
    private SimulatedMessage? Find(Act act, Func<SimulatedMessage, bool> fits) => act.Text("mid") is { } mid
        ? messages.Find(act.Account, mid) is { } named && named.Person == act.Person ? named : null
        : messages.With(act.Person).LastOrDefault(fits);
}
