using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Importing;

/// <summary>Takes contacts in from a file, for programs: it is sent, its columns are said, and a worker does the rest.</summary>
[ApiController]
[Authorize(Policies.ImportContacts)]
[Route("api/contacts/imports")]
[Tags("Contacts")]
[ResponseCache(NoStore = true)]
[ProducesResponseType<ApiImport>(StatusCodes.Status200OK, "application/json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
public sealed class ImportsApiController(CurrentAgent currentAgent, ImportService imports, ApiImports answers) : ControllerBase
{
    /// <summary>Takes in the file; nothing of it is a contact yet.</summary>
    /// <remarks>The answer tells its columns, and what each is taken for unless the start says otherwise.</remarks>
    /// <param name="file">One part of a multipart body, called file: CSV of at most 100 MB, with a row of headers.</param>
    /// <param name="receiver">Keeps it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [Consumes("multipart/form-data")]
    [RequestSizeLimit(ImportFile.MaxBytes + (1024 * 1024))]
    [RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue)] // The request's own limit is answered as too large.
    [ProducesResponseType<ApiImport>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(
        IFormFile? file, [FromServices] ImportReceiver receiver, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var (import, problem) = await receiver.ReceiveAsync(by.Agent, file, cancellationToken);
        return import is null ? Refuse(problem!)
            : CreatedAtAction(nameof(Show), new { id = import.Id }, await answers.OfAsync(import, cancellationToken));
    }

    /// <summary>How far it is.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await imports.FindAsync(id, cancellationToken) is { } import ? Ok(await answers.OfAsync(import, cancellationToken)) : NotFound();

    /// <summary>Says what its columns are, and begins.</summary>
    /// <param name="id">The import's id.</param>
    /// <param name="start">How the file is read.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost("{id:guid}/start")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Start(Guid id, [FromBody] ApiImportStart start, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { } import)
        {
            return NotFound();
        }

        if (import.State != ImportState.Mapping)
        {
            return Problem("It was started before.", statusCode: StatusCodes.Status409Conflict);
        }

        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await answers.StartAsync(by, import, start, cancellationToken) is { } problem ? Refuse(problem)
            : Ok(await answers.OfAsync(import, cancellationToken));
    }

    /// <summary>Takes it back, within a day: who came in goes, and what changed is as before, unless somebody changed it since.</summary>
    /// <remarks>One that is at work is stopped first.</remarks>
    /// <param name="id">The import's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete("{id:guid}")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        await imports.StopAsync(id, cancellationToken);
        return await imports.FindAsync(id, cancellationToken) is not { } import ? NotFound()
            : await imports.UndoAsync(by, import, cancellationToken) ? Ok(await answers.OfAsync(import, cancellationToken))
            : Problem("It cannot be taken back (any more).", statusCode: StatusCodes.Status409Conflict);
    }

    private ObjectResult Refuse(Sentence problem) =>
        Problem(problem.ToString(), statusCode: StatusCodes.Status422UnprocessableEntity);
}
