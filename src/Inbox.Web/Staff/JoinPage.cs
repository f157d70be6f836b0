using Inbox.Web.Organizations;

namespace Inbox.Web.Staff;

/// <summary>An invitation as the person sees it who follows its link.</summary>
/// <param name="Account">The e-mail of who is signed in; null where nobody is.</param>
public sealed record JoinPage(string Slug, string OrganizationName, InvitationFacts Invitation, string? Account, JoinForm Form)
{
    /// <summary>Whether the link is somebody else's than who is signed in.</summary>
    public bool IsAnothers => Account is { } account && !Invitation.IsFor(account);

    /// <summary>Why it lets nobody in; null where it is open. A key of the localizer.</summary>
    public string? Closed => Invitation.State switch
    {
        InvitationState.Open => null,
        InvitationState.Used => "This invitation was used already. Each lets one person in, once. If it was you, sign in.",
        InvitationState.Revoked => "This invitation was taken back. Ask whoever sent it for a new one.",
        InvitationState.Over => "This invitation is over: it was good for seven days. Ask whoever sent it for a new one.",
        _ => "This link is not an invitation. Check that it was copied whole, or ask for a new one.",
    };
}

/// <summary>What may be said of an invitation to whoever has the link.</summary>
public sealed record InvitationFacts(InvitationState State, string? Email, AgentRole Role, string? InvitedBy)
{
    public static readonly InvitationFacts Unknown = new(InvitationState.Unknown, null, AgentRole.Agent, null);

    public bool IsFor(string email) => Email is null || string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);
}
