using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Staff;

internal static class AgentChangeResponses
{
    /// <summary>The person's page as it is, with the reason why nothing was changed.</summary>
    public static async Task<IActionResult> RefuseAsync(
        this Controller controller, InboxDbContext db, Agent reader, Guid agentId, AgentChangeResult outcome,
        CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await PersonPage.FindAsync(db, reader, agentId, cancellationToken) is not { } page)
        {
            return controller.NotFound();
        }

        controller.Response.StatusCode = outcome == AgentChangeResult.Raced
            ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return controller.View("Person", page with { Refusal = StaffWords.Of(outcome) });
    }
}
