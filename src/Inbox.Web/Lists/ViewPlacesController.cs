using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>A view's place among the others: each post puts it one up.</summary>
[Route("inbox/views/{viewId:guid}/place")]
public sealed class ViewPlacesController(SavedViewService views, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid viewId, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await views.RaiseAsync(by, viewId, cancellationToken)
            ? LocalRedirect((ConversationFilter.Any with { ViewId = viewId }).Address) : NotFound();
    }
}
