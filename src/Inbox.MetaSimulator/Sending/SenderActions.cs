using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>Typing, seen, and the reactions of the business; no webhook tells of them (meta-platform 2.1 and 3.8).</summary>
internal sealed class SenderActions(Messages messages, TimeProvider clock)
{
    private static readonly Dictionary<string, string> Emojis = new()
    {
        ["love"] = "\u2764\ufe0f",
        ["like"] = "\ud83d\udc4d",
        ["dislike"] = "\ud83d\udc4e",
        ["laugh"] = "\ud83d\ude06",
        ["smile"] = "\ud83d\ude06",
        ["wow"] = "\ud83d\ude2e",
        ["sad"] = "\ud83d\ude22",
        ["angry"] = "\ud83d\ude20",
    };

    public IResult Act(SendRequest request, Person person)
    {
        var conversation = messages.ConversationOf(person);
        var isDone = request.SenderAction switch
        {
            "typing_on" or "typing_off" => true,
            "mark_seen" => See(conversation),
            "react" or "unreact" => React(request, person),
            _ => false,
        };
        if (!isDone)
        {
            return GraphAnswer.Error(GraphErrors.WrongParameter);
        }

        conversation.LastSenderAction = request.SenderAction;
        return GraphAnswer.Ok(new JsonObject { ["recipient_id"] = person.Id });
    }

    private bool See(SimulatedConversation conversation)
    {
        conversation.SeenAt = clock.GetUtcNow();
        return true;
    }

    private bool React(SendRequest request, Person person)
    {
        var payload = request.Body["payload"] as JsonObject;
        var message = messages.Find(person.Account, payload?["message_id"].AsText());
        var reaction = payload?["reaction"].AsText();
        var isUnreact = request.SenderAction == "unreact";
        if ((message is not null && message.Person != person) || (reaction is null && !isUnreact))
        {
            return false;
        }

        // Meta remembers what was said before the simulator was started; the simulator does not, and believes it.
        message?.React(person.Account.ExternalId, isUnreact ? null : Reaction(person, reaction!));
        return true;
    }

    // Instagram's older form gives Meta's word, the current one an emoji.
    private static SimulatedReaction Reaction(Person person, string given)
    {
        var word = Emojis.FirstOrDefault(pair => pair.Key == given || pair.Value == given).Key;
        return new(person.Account.ExternalId, word ?? "other", Emojis.GetValueOrDefault(given, given));
    }
}
