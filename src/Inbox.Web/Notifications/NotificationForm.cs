using Inbox.Web.Organizations;

namespace Inbox.Web.Notifications;

/// <summary>What a form says of notices: what is ticked.</summary>
public sealed record NotificationForm
{
    /// <summary>The kinds: NEW, ASSIGNED, MENTION, REPLY, CLOSING. What is none of them is passed over.</summary>
    public IReadOnlyList<string>? Of { get; init; }

    public bool Sound { get; init; }

    public bool Discreet { get; init; }

    public NotificationPreferences ToChoice() => new()
    {
        New = Has(NoticeKind.New),
        Assigned = Has(NoticeKind.Assigned),
        Mention = Has(NoticeKind.Mention),
        Reply = Has(NoticeKind.Reply),
        Closing = Has(NoticeKind.Closing),
        HasSound = Sound,
        IsDiscreet = Discreet,
        IsChosen = true,
    };

    private bool Has(NoticeKind kind) => Of?.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase) ?? false;
}
