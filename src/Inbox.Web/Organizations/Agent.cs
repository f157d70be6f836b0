using Inbox.Web.Tenancy;

namespace Inbox.Web.Organizations;

/// <summary>An account at work in one organization, with a role. Retired, never deleted: its messages keep their writer.</summary>
public sealed class Agent : IOrganizationOwned
{
    public const int NameLength = 200;

    /// <summary>How long an agent may keep what was sent, to take it back.</summary>
    public static readonly IReadOnlyList<int> UndoChoices = [0, 5, 10];
    public const int LanguageLength = 20;

    public Agent(Guid organizationId, Guid accountId, string name, AgentRole role, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, AccountId, Name, Role, CreatedAt) = (organizationId, accountId, name, role, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public string Name { get; private set; }

    public AgentRole Role { get; private set; }

    public AccessScope Sight { get; private set; }

    /// <summary>What the agent sees in fact: admins see everything.</summary>
    public AccessScope SightInEffect => Role >= AgentRole.Admin ? AccessScope.Everything : Sight;

    /// <summary>The agent's own IANA zone; null means the organization's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The language that the agent reads; null means the browser's.</summary>
    public string? Language { get; private set; }

    /// <summary>How long what the agent sends can be taken back; 0 sends at once.</summary>
    public int UndoSeconds { get; private set; }

    /// <summary>Where the agent goes on after closing or snoozing.</summary>
    public AfterTriage AfterTriage { get; private set; }

    public NotificationPreferences Notices { get; private set; } = new();

    public Appearance Appearance { get; private set; } = new();

    /// <summary>The keys of the columns that the list of contacts has; null means the usual ones.</summary>
    public string[]? ContactColumns { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Whether it will do as an agent's name.</summary>
    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= NameLength && !text.Any(char.IsControl);

    public void Rename(string name) => Name = name;

    public void ChangeRole(AgentRole role) => Role = role;

    public void ChangeSight(AccessScope sight) => Sight = sight;

    /// <param name="timeZone">An IANA zone, or null for the organization's.</param>
    public void ChangeTimeZone(string? timeZone) => TimeZone = timeZone;

    /// <param name="language">One that the product speaks, or null for the browser's.</param>
    public void ChangeLanguage(string? language) => Language = language;

    /// <exception cref="ArgumentOutOfRangeException">It is none of the choices.</exception>
    public void ChangeUndo(int seconds) =>
        UndoSeconds = UndoChoices.Contains(seconds) ? seconds : throw new ArgumentOutOfRangeException(nameof(seconds));

    public void ChangeAfterTriage(AfterTriage choice) => AfterTriage = choice;

    public void ChooseNotices(NotificationPreferences choice) => Notices = choice;

    public void ChooseContactColumns(string[]? keys) => ContactColumns = keys;

    public void ChooseAppearance(Appearance choice) => Appearance = choice;

    /// <summary>Takes a removed agent back.</summary>
    public void Rejoin(AgentRole role) => (Role, RemovedAt) = (role, null);

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}
