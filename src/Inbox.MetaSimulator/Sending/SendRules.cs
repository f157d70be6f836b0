using System.Text;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>Why a message may not be sent, as code/subcode and Meta's words (meta-platform 3.2 to 3.5).</summary>
internal sealed class SendRules(Messages messages, Switchboard switchboard, TimeProvider clock)
{
    private const int MostCharacters = 2_000;
    private const int MostInstagramBytes = 1_000;
    private const int MostMetadata = 1_000;
    private const int MostQuickReplies = 13;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongWindow = TimeSpan.FromDays(7);

    public (string Name, string? Message)? Refuse(SendRequest request, Person person)
    {
        var name = RefusePerson(person) ?? RefuseTag(request, person);
        return name is null ? RefuseContent(request, person.Account.Platform) : (name, null);
    }

    private string? RefusePerson(Person person)
    {
        var conversation = messages.ConversationOf(person);
        return (conversation.IsBlocked, conversation.OtherOwnerAppId, person.Account.Platform) switch
        {
            (true, _, _) => GraphErrors.PersonUnavailable,
            (_, null, _) => null,
            (_, _, SimulatedPlatform.Messenger) => GraphErrors.OtherAppControls,
            _ => GraphErrors.InstagramOtherAppControls,
        };
    }

    private string? RefuseTag(SendRequest request, Person person) => (request.Tag, request.MessagingType) switch
    {
        (null, "MESSAGE_TAG") => GraphErrors.WrongParameter,
        (null, "UTILITY") => request.Message?["template"] is JsonObject && person.Account.Platform == SimulatedPlatform.Messenger
            ? null
            : GraphErrors.WrongParameter,
        (null, null or "RESPONSE" or "UPDATE") => RefuseAfter(Window, person),
        ("HUMAN_AGENT", _) => switchboard.Of(person.Account).HasHumanAgent
            ? RefuseAfter(LongWindow, person)
            : GraphErrors.TagNotApproved,
        ("CUSTOMER_FEEDBACK", _) when IsFeedback(request) && person.Account.Platform == SimulatedPlatform.Messenger =>
            RefuseAfter(LongWindow, person),
        _ => GraphErrors.WrongParameter,
    };

    private static bool IsFeedback(SendRequest request) => request.Attachments.Any(attachment =>
        (attachment["payload"] as JsonObject)?["template_type"].AsText() == "customer_feedback");

    private string? RefuseAfter(TimeSpan window, Person person)
    {
        if (messages.ConversationOf(person).OpenedAt + window > clock.GetUtcNow())
        {
            return null;
        }

        return person.Account.Platform == SimulatedPlatform.Messenger
            ? GraphErrors.WindowClosed
            : GraphErrors.InstagramWindowClosed;
    }

    private static (string Name, string? Message)? RefuseContent(SendRequest request, SimulatedPlatform platform)
    {
        var hasText = !string.IsNullOrEmpty(request.Text);
        var hasOther = request.Attachments.Count > 0 || request.File is not null || request.Message?["sticker_id"] is not null;
        return (hasText, hasOther) switch
        {
            (false, false) when request.Message?["template"] is null =>
                Wrong("Message cannot be empty, must provide valid attachment or text"),
            (true, true) => Wrong("A message carries text or an attachment, not both"),
            _ when hasText && RefuseText(request.Text!, platform) is { } reason => reason,
            _ when request.Metadata?.Length >= MostMetadata => Wrong("Param message[metadata] is too long"),
            _ when request.Message?["quick_replies"] is JsonArray { Count: > MostQuickReplies } => Wrong("Too many quick replies"),
            _ when platform == SimulatedPlatform.Instagram && AsksForAddress(request.Message?["quick_replies"]) =>
                Wrong("Quick replies of type user_phone_number and user_email are not supported"),
            _ when request.Message?["sticker_id"] is not null && platform == SimulatedPlatform.Instagram =>
                Wrong("Param sticker_id is not supported"),
            _ => null,
        };
    }

    // Instagram has them no more (meta-platform 2.3).
    private static bool AsksForAddress(JsonNode? replies) =>
        replies is JsonArray all && all.Any(reply => reply?["content_type"].AsText() is "user_phone_number" or "user_email");

    // Messenger counts characters, of which an emoji is one; Instagram counts bytes.
    private static (string Name, string? Message)? RefuseText(string text, SimulatedPlatform platform) => platform switch
    {
        SimulatedPlatform.Messenger when text.EnumerateRunes().Count() > MostCharacters =>
            Wrong($"Length of param message[text] must be less than or equal to {MostCharacters}"),
        SimulatedPlatform.Instagram when Encoding.UTF8.GetByteCount(text) > MostInstagramBytes =>
            (GraphErrors.InvalidInstagramMessage, null),
        _ => null,
    };

    private static (string Name, string? Message) Wrong(string text) => (GraphErrors.WrongParameter, $"(#100) {text}");
}
