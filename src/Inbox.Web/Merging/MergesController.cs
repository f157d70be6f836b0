using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Merging;

/// <summary>Makes two contacts one: another one is looked for, both are shown side by side, and somebody decides.</summary>
[Authorize(Policies.MergeContacts)]
[Route("contacts/{id:guid}/merge")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MergesController(
    InboxDbContext db, CurrentAgent currentAgent, ContactMergeService merges, SearchIndexRefresh index) : Controller
{
    private static readonly ContactQuestion Nothing = ContactQuestion.Read(text: null, sort: null, filter: null, before: null);

    /// <param name="id">The contact that is left.</param>
    /// <param name="otherId">The one that becomes part of it; without it, one is looked for.</param>
    /// <param name="text">Words by which to look for one.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Edit(
        Guid id, [FromQuery(Name = "with")] Guid? otherId, [FromQuery(Name = "q")] string? text, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (otherId is { } other)
        {
            return await MergePreview.FindAsync(db, reader, id, other, cancellationToken) is { } preview
                ? View("Edit", preview) : NotFound();
        }

        var question = ContactQuestion.Read(text, sort: null, filter: null, before: null);
        await question.CatchUpAsync(index, reader.Agent.OrganizationId, cancellationToken);
        return await MergeSearchPage.FindAsync(db, reader, id, question, cancellationToken) is { } page
            ? View("Search", page) : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] MergeForm form, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var result = await merges.MergeAsync(by.Agent, id, form.With, form.Asked, form.Seen, cancellationToken);
        if (result.ContactId is { } contactId)
        {
            return LocalRedirect($"/contacts/{contactId}");
        }

        Response.StatusCode = result.IsRaced ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return await MergePreview.FindAsync(db, by, id, form.With, cancellationToken) is { } preview
            ? View("Edit", preview with { Refusal = result.Refusal }) : await RefuseAsync(by, id, result, cancellationToken);
    }

    /// <summary>The contact itself may be part of another one by now.</summary>
    private async Task<IActionResult> RefuseAsync(SignedInAgent by, Guid id, MergeResult result, CancellationToken cancellationToken)
    {
        var left = await db.ContactOfMergedAsync(id, cancellationToken) ?? id;
        return result.Refusal is { } refusal && await MergeSearchPage.FindAsync(db, by, left, Nothing, cancellationToken) is { } page
            ? View("Search", page with { Refusal = refusal }) : NotFound();
    }
}
