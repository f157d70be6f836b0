using System.Text.Json;
using Inbox.Web.Api;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>The people who write, for programs.</summary>
[ApiController]
[Route("api/contacts")]
[Tags("Contacts")]
[ResponseCache(NoStore = true)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class ContactsApiController(
    InboxDbContext db, CurrentAgent currentAgent, SearchIndexRefresh index, ContactApiEdits edits, TimeProvider clock) : ControllerBase
{
    /// <summary>Whom a filter and words find, whoever was active last first.</summary>
    /// <remarks>A Link header with rel="next" leads on. The filter is in the language that /filters explains.</remarks>
    /// <param name="q">Parts of names, numbers, addresses, handles, ids and notes.</param>
    /// <param name="filter">Conditions, as JSON.</param>
    /// <param name="sort">activity, first-seen, name, phone, email, owner or another column; a minus before it turns it round.</param>
    /// <param name="before">The cursor from the Link header of the page before.</param>
    [HttpGet]
    [ProducesResponseType<ApiContact[]>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> Index(
        string? q, string? filter, string? sort, string? before, CancellationToken cancellationToken = default)
    {
        var question = ContactQuestion.Read(q, sort, filter, before);
        this.CheckCursor(question.IsPlace);
        if (!string.IsNullOrEmpty(filter) && FilterJson.Parse(filter) is null)
        {
            ModelState.AddModelError("filter", "It is no filter: see /filters for how one is written.");
        }

        return ModelState.IsValid ? await AnswerAsync(question, cancellationToken) : ValidationProblem();
    }

    /// <summary>One contact.</summary>
    /// <remarks>The ETag changes with what the team knows of them; If-Match binds a change to it. A merged one leads on.</remarks>
    [HttpGet("{id:guid}")]
    [ProducesResponseType<ApiContact>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status302Found)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        return await edits.FindAsync(reader.Agent, id, cancellationToken) is { } contact ? Answer(contact)
            : await db.VisibleContactOfMergedAsync(reader.Agent, id, cancellationToken) is { } kept
                ? LocalRedirect($"/api/contacts/{kept}") : NotFound();
    }

    /// <summary>Adds somebody who has not written yet.</summary>
    /// <param name="values">By the keys of properties: name, phone, email, owner, language, time-zone and the organization's own.</param>
    [HttpPost]
    [ProducesResponseType<ApiContact>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create([FromBody] Dictionary<string, JsonElement> values, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        return await edits.CreateAsync(by.Agent, values, ModelState, cancellationToken) is { } contact
            ? CreatedAtAction(nameof(Show), new { id = contact.Id }, contact) : Refuse();
    }

    /// <summary>Changes what the team knows of a contact; what is not named stays, and null takes a value away.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="values">By the keys of properties.</param>
    /// <param name="ifMatch">The ETag that the change is meant for; without it, whatever is there now.</param>
    [HttpPatch("{id:guid}")]
    [ProducesResponseType<ApiContact>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Update(
        Guid id, [FromBody] Dictionary<string, JsonElement> values, [FromHeader(Name = "If-Match")] string? ifMatch,
        CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        return await edits.ChangeAsync(by.Agent, id, values, ifMatch, ModelState, cancellationToken) switch
        {
            { Contact: { } contact } => Answer(contact),
            { IsStale: true } => Problem(
                "Somebody changed the contact since: read it again.", statusCode: StatusCodes.Status412PreconditionFailed),
            { IsRefused: true } => Refuse(),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> AnswerAsync(ContactQuestion question, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        await question.CatchUpAsync(index, reader.Agent.OrganizationId, cancellationToken);
        var page = await ContactListPage.LoadAsync(db, reader, question, isCounted: false, clock.GetUtcNow(), cancellationToken);
        return await this.AnswerAsync(db, page, cancellationToken);
    }

    private OkObjectResult Answer(ApiContact contact)
    {
        Response.Headers.ETag = contact.ETag;
        return Ok(contact);
    }

    private UnprocessableEntityObjectResult Refuse() =>
        UnprocessableEntity(new ValidationProblemDetails(ModelState) { Status = StatusCodes.Status422UnprocessableEntity });
}
