using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads a `referral`, which stands alone or in a message or a postback (meta-platform 2.14).</summary>
internal static class Referrals
{
    public static ItemMeaning Read(WireEvent wire) =>
        wire.ProblemOfSides() is { } problem ? wire.IsBroken(problem)
        : OrNull(wire.Item.Referral) is { } referral ? wire.Means(new ContactReferred(
            wire.Platform, wire.ChannelId, wire.ContactId, EventKeys.Of(wire.Raw), referral, wire.At))
        : wire.IsBroken(WebhookProblems.NotAnObject("referral"));

    public static EventReferral? OrNull(WireReferral? referral) => referral is null ? null : new(
        referral.Source,
        referral.Type,
        referral.Ref,
        referral.AdId,
        referral.AdsContextData?.AdTitle,
        WebLink.OrNull(referral.RefererUri),
        referral.Product?.Id ?? referral.AdsContextData?.ProductId);
}
