using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>The labels of a conversation's contact, which stand beside each of their conversations.</summary>
[Route("conversations/{conversationId:guid}/contact/labels/{labelId:guid}")]
public sealed class ContactLabelsController(LabelService labels, CurrentAgent currentAgent) : LabelingController(currentAgent)
{
    protected override Task<bool> LabelAsync(Agent by, Guid conversationId, Guid labelId, bool isOn, CancellationToken cancellationToken) =>
        labels.LabelContactAsync(by, conversationId, labelId, isOn, cancellationToken);
}
