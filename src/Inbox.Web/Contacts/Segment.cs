using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>
/// A group of contacts under a name: whoever a filter finds whenever it is used, or, frozen, whoever it found once.
/// </summary>
public sealed class Segment : IOrganizationOwned
{
    public const int NameLength = 60;

    /// <summary>How many an agent sees at most.</summary>
    public const int MaxCount = 100;

    /// <summary>So many a frozen one holds.</summary>
    public const int MaxMembers = 100_000;

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one segment.</param>
    public Segment(Agent owner, Guid id, DateTimeOffset createdAt) : this(owner.OrganizationId, id, owner.Id, createdAt)
    {
    }

    private Segment(Guid organizationId, Guid id, Guid ownerId, DateTimeOffset createdAt) =>
        (OrganizationId, Id, OwnerId, CreatedAt) = (organizationId, id, ownerId, createdAt);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public Guid OwnerId { get; private set; }

    public SegmentAudience Audience { get; private set; }

    public Guid? TeamId { get; private set; }

    /// <summary>The filter in the language of filters, as JSON.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>Since when it holds whom it held then; null where it goes by its filter.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Changes with each change.</summary>
    public uint Version { get; private set; }

    public void Change(string name, string filter) => (Name, Filter) = (name, filter);

    public void Share(SegmentAudience audience, Guid? teamId) =>
        (Audience, TeamId) = (audience, audience == SegmentAudience.Team ? teamId : null);

    public void Freeze(DateTimeOffset? now) => FrozenAt = now;
}

/// <summary>Who sees a segment.</summary>
public enum SegmentAudience
{
    Mine,
    Team,
    Everybody,
}

/// <summary>Somebody whom a frozen segment holds.</summary>
public sealed class SegmentMember : IOrganizationOwned
{
    public SegmentMember(Guid organizationId, Guid segmentId, Guid contactId) =>
        (OrganizationId, SegmentId, ContactId) = (organizationId, segmentId, contactId);

    public Guid OrganizationId { get; private set; }

    public Guid SegmentId { get; private set; }

    public Guid ContactId { get; private set; }
}
