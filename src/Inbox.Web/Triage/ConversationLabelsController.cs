using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Triage;

/// <summary>The labels of a conversation.</summary>
[Route("conversations/{conversationId:guid}/labels/{labelId:guid}")]
public sealed class ConversationLabelsController(LabelService labels, CurrentAgent currentAgent) : LabelingController(currentAgent)
{
    protected override Task<bool> LabelAsync(Agent by, Guid conversationId, Guid labelId, bool isOn, CancellationToken cancellationToken) =>
        labels.LabelConversationAsync(by, conversationId, labelId, isOn, cancellationToken);
}
