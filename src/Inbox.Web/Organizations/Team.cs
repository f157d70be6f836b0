using Inbox.Web.Tenancy;

namespace Inbox.Web.Organizations;

/// <summary>
/// Agents who answer together; a conversation can be given to a team. Retired, never deleted: what it had keeps its name.
/// </summary>
public sealed class Team : IOrganizationOwned
{
    public const int NameLength = 100;

    public Team(Guid organizationId, string name, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Name, CreatedAt) = (organizationId, name, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when nothing is given to it any more.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Whether it will do as a team's name.</summary>
    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= NameLength && !text.Any(char.IsControl);

    public void Rename(string name) => Name = name;

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}
