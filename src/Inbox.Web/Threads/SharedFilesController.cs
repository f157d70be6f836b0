using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>All files of a conversation's contact.</summary>
[Route("conversations/{conversationId:guid}/contact/files")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SharedFilesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid conversationId, string? before, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var contact = await (
            from conversation in db.VisibleTo(reader)
            where conversation.Id == conversationId
            join found in db.Contacts on conversation.ContactId equals found.Id
            select new { found.Id, found.Name }).SingleOrDefaultAsync(cancellationToken);
        if (contact is null)
        {
            return NotFound();
        }

        var (files, older) = await SharedFile.PageAsync(db, reader, contact.Id, before, cancellationToken);
        return View("SharedFiles", new SharedFilesPage(conversationId, contact.Name, files, older));
    }
}
