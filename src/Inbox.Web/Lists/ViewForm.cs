using Inbox.Web.Conversations;

namespace Inbox.Web.Lists;

/// <summary>What the form of a view says.</summary>
public sealed record ViewForm : ConditionsForm
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public ViewAudience Audience { get; init; }

    public Guid? TeamId { get; init; }

    public ConversationSort Sort { get; init; }
}
