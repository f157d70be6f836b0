using Inbox.Web.Conversations;

namespace Inbox.Web.Triage;

/// <summary>To whom a conversation is to be given.</summary>
public sealed class AssignmentForm
{
    /// <summary>An agent's id, or "me".</summary>
    public string? AgentId { get; set; }

    public Guid? TeamId { get; set; }

    /// <summary>Who had it when the form was shown, as a <see cref="ConversationAssignee"/>.</summary>
    public string? Seen { get; set; }
}
