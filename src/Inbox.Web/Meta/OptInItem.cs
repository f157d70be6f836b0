using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads an `optin`, or the stop that looks like one (meta-platform 2.15).</summary>
internal static class OptInItem
{
    public static ItemMeaning Read(WireEvent wire)
    {
        if (wire.Item.Optin is not { } optIn)
        {
            return wire.IsBroken(WebhookProblems.NotAnObject("optin"));
        }

        if (wire.ContactId.Length == 0)
        {
            // A person who is only known by a plugin's user_ref, until the first answer.
            return wire.IsNotShown();
        }

        return wire.ProblemOfSides() is { } problem ? wire.IsBroken(problem) : wire.Means(new ContactOpted(
            wire.Platform, wire.ChannelId, wire.ContactId, EventKeys.Of(wire.Raw), KindOf(optIn), optIn.Title ?? optIn.Ref, wire.At));
    }

    private static OptKind KindOf(WireOptIn optIn) => optIn.NotificationMessagesStatus?.ToUpperInvariant() switch
    {
        { } status when status.StartsWith("STOP", StringComparison.Ordinal) => OptKind.MarketingStopped,
        { } status when status.StartsWith("RESUME", StringComparison.Ordinal) => OptKind.MarketingResumed,
        _ => optIn.Type is null ? OptKind.Plugin : OptKind.Marketing,
    };
}
