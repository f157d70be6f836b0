using Inbox.Web.Api;
using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>A page of contacts, for programs: what was not found in time is told from nobody.</summary>
internal static class ContactListAnswer
{
    public static async Task<IActionResult> AnswerAsync(
        this ControllerBase controller, InboxDbContext db, ContactListPage page, CancellationToken cancellationToken)
    {
        if (page.Shown.WhyNobody is { } trouble)
        {
            controller.ModelState.AddModelError("filter", trouble);
            return controller.ValidationProblem();
        }

        if (page.List.IsUnfinished)
        {
            return controller.Problem(
                "It takes too long to find them. Add a condition or a word.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        controller.LinkNext(page.List.Older);
        Guid[] ids = [.. page.List.Rows.Select(row => row.Contact.Id)];
        return controller.Ok(await ApiContact.LoadAsync(db, page.Reader.Agent, ids, cancellationToken));
    }
}
