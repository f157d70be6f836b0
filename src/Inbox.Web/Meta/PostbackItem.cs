using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads a `postback`: an incoming message with the button's title (meta-platform 2.13).</summary>
internal static class PostbackItem
{
    public static ItemMeaning Read(WireEvent wire)
    {
        if (wire.Item.Postback is not { } postback)
        {
            return wire.IsBroken(WebhookProblems.NotAnObject("postback"));
        }

        if (wire.Item.Sender is { Id: null } && !wire.IsOurs)
        {
            // A person who is only known by a plugin's user_ref.
            return wire.IsNotShown();
        }

        return wire.ProblemOfSides() is { } problem ? wire.IsBroken(problem) : wire.Means(MessageOf(wire, postback));
    }

    private static MessageReceived MessageOf(WireEvent wire, WirePostback postback) => new(
        wire.Platform,
        wire.ChannelId,
        wire.ContactId,
        ExternalIds.OrNull(postback.Mid, ExternalIds.MaximumMidLength)
            ?? EventKeys.MidOf(postback, wire.ContactId, wire.Item.Timestamp),
        postback.Title,
        [],
        wire.At)
    {
        Details = EventDetails.None with
        {
            Tap = new EventTap(TapKind.Postback, postback.Payload),
            Referral = Referrals.OrNull(postback.Referral),
        },
    };
}
