namespace Inbox.Web.Organizations;

/// <summary>An agent who is signed in, with what pages need of the organization.</summary>
/// <param name="Agent">Read-only: the row is not tracked.</param>
/// <param name="Zone">The agent's own zone, or else the organization's.</param>
/// <param name="HasOtherOrganizations">Whether the account can switch to another organization.</param>
public sealed record SignedInAgent(
    Agent Agent, string OrganizationName, string OrganizationSlug, TimeZoneInfo Zone, bool HasOtherOrganizations)
{
    /// <summary>How soon the organization wants people answered.</summary>
    public int ReplyTargetMinutes { get; init; } = Organization.DefaultReplyTarget;

    /// <summary>As <see cref="Organization.PhoneRegion"/>.</summary>
    public string? PhoneRegion { get; init; }
}
