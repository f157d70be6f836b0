using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.SavedReplies;

/// <summary>A text that is written once and used often, found by its shortcut. Whose it is says who may use it.</summary>
public sealed class SavedReply : IOrganizationOwned
{
    public const int ShortcutLength = 40;
    public const int TextLength = 5000;
    public const int MaxFiles = 5;

    public SavedReply(Agent author, DateTimeOffset now)
        : this(author.OrganizationId, now) => AuthorId = author.Id;

    private SavedReply(Guid organizationId, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, CreatedAt) = (organizationId, createdAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>The one agent who uses it; null where several do.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>The team that uses it; null where it is one agent's or everybody's.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>What follows the slash, in small letters; unique among those of the same people.</summary>
    public string Shortcut { get; private set; } = "";

    /// <summary>With variables as <see cref="ReplyTemplate"/> knows them.</summary>
    public string Text { get; private set; } = "";

    /// <summary>
    /// The shortcut and the text, to be found by; null where a version that did not know this column wrote them.
    /// </summary>
    public string? FoldedText { get; private set; }

    public Guid[] FileIds { get; private set; } = [];

    public int UseCount { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public SavedReplyScope Scope =>
        AgentId is not null ? SavedReplyScope.Mine : TeamId is not null ? SavedReplyScope.Team : SavedReplyScope.Everyone;

    public void Write(string shortcut, string text, IEnumerable<Guid> files) =>
        (Shortcut, Text, FoldedText, FileIds) = (shortcut, text, Fold(shortcut, text), [.. files.Distinct()]);

    internal static string Fold(string shortcut, string text) => TextSearch.FoldedText.Of($"{shortcut}\n{text}");

    /// <param name="teamId">The team, where it is a team's.</param>
    public void GiveTo(SavedReplyScope scope, Guid? teamId) =>
        (AgentId, TeamId) = (scope == SavedReplyScope.Mine ? AuthorId : null, scope == SavedReplyScope.Team ? teamId : null);
}

/// <summary>Who uses a saved reply.</summary>
public enum SavedReplyScope
{
    Mine,
    Team,
    Everyone,
}
