using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Staff;

/// <summary>
/// A link that lets one person in, once, as what it says. Kept when it is over, so that an old link is answered in words.
/// </summary>
public sealed class Invitation : IOrganizationOwned
{
    public const int EmailLength = 256;

    public static readonly TimeSpan TimeToLive = TimeSpan.FromDays(7);

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one.</param>
    public Invitation(Guid id, Agent by, string? email, AgentAccess access, byte[] keyHash, DateTimeOffset now)
        : this(by.OrganizationId, id, email, access.Role, access.Sight, keyHash, now)
    {
        (CreatedById, ExpiresAt) = (by.Id, now + TimeToLive);
        (ChannelIds, TeamIds) = ([.. access.Channels], [.. access.Teams]);
    }

    private Invitation(
        Guid organizationId, Guid id, string? email, AgentRole role, AccessScope sight, byte[] keyHash, DateTimeOffset createdAt)
    {
        (OrganizationId, Id, Email) = (organizationId, id, email);
        (Role, Sight, KeyHash, CreatedAt) = (role, sight, keyHash, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Whom it is for; null for whoever has the link.</summary>
    public string? Email { get; private set; }

    public AgentRole Role { get; private set; }

    public AccessScope Sight { get; private set; }

    public IReadOnlyList<Guid> ChannelIds { get; private set; } = [];

    public IReadOnlyList<Guid> TeamIds { get; private set; } = [];

    /// <summary>The key itself is in the link alone.</summary>
    public byte[] KeyHash { get; private set; }

    public Guid CreatedById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public AgentAccess Access => new(Role, Sight, ChannelIds, TeamIds);

    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Used
        : RevokedAt is not null ? InvitationState.Revoked
        : ExpiresAt <= now ? InvitationState.Over
        : InvitationState.Open;

    public bool IsFor(string email) => Email is null || string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

public enum InvitationState
{
    Open,
    Used,
    Revoked,
    Over,

    /// <summary>No invitation has this link.</summary>
    Unknown,
}
