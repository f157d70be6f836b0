using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Search;

/// <summary>Finds contacts, messages and notes, for programs.</summary>
[ApiController]
[Route("api/search")]
[Tags("Search")]
[ResponseCache(NoStore = true)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class SearchApiController(InboxDbContext db, CurrentAgent currentAgent, SearchIndexRefresh index) : ControllerBase
{
    /// <summary>What is said or called so, as far as the agent may see it.</summary>
    /// <remarks>A Link header with rel="next" leads to older messages. Contacts are on the first page only.</remarks>
    /// <param name="query">The words, and what is looked through.</param>
    [HttpGet]
    [ProducesResponseType<ApiSearch>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> Index([FromQuery] SearchQuery query, CancellationToken cancellationToken)
    {
        var question = query.Read(ModelState);
        if (!ModelState.IsValid)
        {
            return ValidationProblem();
        }

        var reader = await currentAgent.GetAsync(cancellationToken);
        if (question.Before is null)
        {
            await index.CatchUpAsync(reader.Agent.OrganizationId, cancellationToken);
        }

        var answer = await SearchResult.FindAsync(db, reader, question, goesInside: false, cancellationToken);
        if (answer.Hits.Older is { } older)
        {
            var next = Request.Query.Where(pair => pair.Key != "before").Append(new("before", older));
            Response.Headers.Link = $"<{Request.PathBase}{Request.Path}{QueryString.Create(next)}>; rel=\"next\"";
        }

        return Ok(ApiSearch.From(answer));
    }
}
