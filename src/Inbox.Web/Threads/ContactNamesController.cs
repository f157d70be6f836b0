using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>What the team calls a contact; it stays when Meta tells another name.</summary>
[Route("conversations/{conversationId:guid}/contact/name")]
public sealed class ContactNamesController(ContactService editor, PanelResponses answers, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(
        Guid conversationId, [FromForm] string? was, [FromForm] string? name, [FromQuery] ConversationListQuery query,
        CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var edit = await editor.RenameAsync(by.Agent, ContactKey.OfConversation(conversationId), was, name, cancellationToken);
        return await answers.AfterAsync(this, by, conversationId, edit, new(null, name ?? "", edit.Words ?? ""), query, cancellationToken);
    }
}
