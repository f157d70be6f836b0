using Inbox.Web.Api;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Groups of contacts, for programs.</summary>
[ApiController]
[Route("api/segments")]
[Tags("Contacts")]
[ResponseCache(NoStore = true)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class SegmentsApiController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : ControllerBase
{
    /// <summary>Whom a segment holds, as far as the agent sees them.</summary>
    /// <remarks>A Link header with rel="next" leads on.</remarks>
    /// <param name="id">The segment's id.</param>
    /// <param name="before">The cursor from the Link header of the page before.</param>
    [HttpGet("{id:guid}/contacts")]
    [ProducesResponseType<ApiContact[]>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> Index(Guid id, string? before, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (!await Segments.For(db, reader.Agent).AnyAsync(s => s.Id == id, cancellationToken))
        {
            return NotFound();
        }

        var filter = FilterJson.Write(new FilterCondition("segment", FilterOperator.Is, [id.ToString()]));
        var question = ContactQuestion.Read(text: null, sort: null, filter, before);
        this.CheckCursor(question.IsPlace);
        if (!ModelState.IsValid)
        {
            return ValidationProblem();
        }

        var page = await ContactListPage.LoadAsync(db, reader, question, isCounted: false, clock.GetUtcNow(), cancellationToken);
        return await this.AnswerAsync(db, page, cancellationToken);
    }
}
