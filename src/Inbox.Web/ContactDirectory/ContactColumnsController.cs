using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Which columns the list of contacts has for the agent who is signed in.</summary>
[Route("contacts/columns")]
public sealed class ContactColumnsController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    /// <param name="columns">Keys of columns; those that there are not count for nothing.</param>
    /// <param name="usual">Whether it is to be the usual ones again.</param>
    /// <param name="back">The list.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(
        [FromForm] List<string?> columns, [FromForm] bool usual, [FromForm] string? back, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var known = ContactListColumn.All(await ContactFilterWords.LoadAsync(db, reader.Agent, cancellationToken));
        var agent = await db.Agents.SingleAsync(a => a.Id == reader.Agent.Id, cancellationToken);
        agent.ChooseContactColumns(usual ? null : [.. known.Select(column => column.Key).Where(columns.Contains)]);
        await db.SaveChangesAsync(cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(back) && back!.StartsWith("/contacts", StringComparison.Ordinal) ? back : "/contacts");
    }
}
