using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads who answers a thread from now on, or asks to (meta-platform 2.16).</summary>
internal static class ThreadControlItem
{
    public static ItemMeaning Read(WireEvent wire)
    {
        var (control, change) = ChangeOf(wire.Item);
        if (change is null)
        {
            return wire.IsBroken(WebhookProblems.NotAnObject(wire.Kind));
        }

        return wire.ProblemOfSides() is { } problem ? wire.IsBroken(problem) : wire.Means(new ThreadControlChanged(
            wire.Platform,
            wire.ChannelId,
            wire.ContactId,
            EventKeys.Of(wire.Raw),
            control,
            ExternalIds.OrNull(control == ThreadControl.Requested ? change.RequestedOwnerAppId : change.NewOwnerAppId),
            ExternalIds.OrNull(change.PreviousOwnerAppId),
            change.Metadata,
            wire.At));
    }

    private static (ThreadControl Control, WireThreadControl? Change) ChangeOf(WireMessaging item) =>
        item.PassThreadControl is { } passed ? (ThreadControl.Passed, passed)
        : item.TakeThreadControl is { } taken ? (ThreadControl.Taken, taken)
        : (ThreadControl.Requested, item.RequestThreadControl);
}
