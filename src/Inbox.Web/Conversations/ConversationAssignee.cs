namespace Inbox.Web.Conversations;

/// <summary>
/// Who has a conversation: an agent, a team, both, or nobody. Forms carry whom they showed, so that nobody is passed over unseen.
/// </summary>
public readonly record struct ConversationAssignee(Guid? AssigneeId, Guid? TeamId)
{
    private const char Parting = '.';

    /// <summary>The holder that a form carries, or null where it carries none.</summary>
    public static ConversationAssignee? Parse(string? text)
    {
        var parts = text?.Split(Parting) ?? [];
        return parts is [var assignee, var team] && IsId(assignee, out var assigneeId) && IsId(team, out var teamId)
            ? new(assigneeId, teamId)
            : null;
    }

    public override string ToString() => $"{AssigneeId}{Parting}{TeamId}";

    private static bool IsId(string text, out Guid? id)
    {
        id = Guid.TryParse(text, out var parsed) ? parsed : null;
        return id is not null || text.Length == 0;
    }
}
