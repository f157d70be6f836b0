using System.ComponentModel.DataAnnotations;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Api;

/// <summary>The inbox for programs. Reading here never counts as having read.</summary>
[ApiController]
[Route("api/conversations")]
[Tags("Conversations")]
[ResponseCache(NoStore = true)] // What people wrote belongs in no cache, and changes too often for one.
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class ConversationsApiController(
    InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock, ConversationListCache? keptLists = null) : ControllerBase
{
    /// <summary>The conversations with the newest messages, newest first.</summary>
    /// <remarks>A Link header with rel="next" leads to older ones.</remarks>
    /// <param name="query">Which ones.</param>
    /// <param name="take">How many at most.</param>
    [HttpGet]
    [AgentAskedWithAnswer]
    [ProducesResponseType<ApiConversation[]>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> Index(
        [FromQuery] ConversationListQuery query, [Range(1, PageSize.Max)] int take = PageSize.Default,
        CancellationToken cancellationToken = default)
    {
        var filter = query.Read(ConversationFilter.Any, ModelState);
        var cursor = this.ReadCursor(query.Before, filter.ListName);
        if (!ModelState.IsValid)
        {
            return ValidationProblem();
        }

        var kept = keptLists is null ? null : await keptLists.FindAsync(filter, cursor, take, cancellationToken);
        if (kept?.Page is { } page)
        {
            this.LinkNext(page.Older);
            return page.Answer;
        }

        return await AnswerAsync(filter, cursor, take, kept, cancellationToken);
    }

    /// <summary>One conversation.</summary>
    /// <remarks>Its ETag changes with its newest message, its status and its assignee; If-Match binds an answer to it.</remarks>
    [HttpGet("{id:guid}")]
    [ProducesResponseType<ApiConversation>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var (agent, _, _, _, _) = await currentAgent.GetAsync(cancellationToken);
        var arguments = ListArguments.For(agent, ConversationFilter.Any, before: null, clock.GetUtcNow());
        var row = await db.Rows(db.VisibleTo(agent).Where(c => c.Id == id), arguments, hasTexts: true)
            .SingleOrDefaultAsync(cancellationToken);
        Response.Headers.ETag = row is null ? default : ConversationETag.Of(row);
        return row is null ? NotFound() : Ok(ApiConversation.From(row));
    }

    /// <summary>A conversation's messages, newest first.</summary>
    /// <remarks>A Link header with rel="next" leads to older ones.</remarks>
    /// <param name="id">The conversation's id.</param>
    /// <param name="before">The cursor from the Link header of the page before.</param>
    /// <param name="take">How many at most.</param>
    [HttpGet("{id:guid}/messages")]
    [ProducesResponseType<ApiMessage[]>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Messages(
        Guid id, string? before, [Range(1, PageSize.Max)] int take = PageSize.Default, CancellationToken cancellationToken = default)
    {
        var cursor = this.ReadCursor(before, MessageList.NameOf(id));
        if (!ModelState.IsValid)
        {
            return ValidationProblem();
        }

        var (agent, _, _, _, _) = await currentAgent.GetAsync(cancellationToken);
        if (await MessageList.FindAsync(db, agent, id, cursor, take, cancellationToken) is not { } list)
        {
            return NotFound();
        }

        this.LinkNext(list.Older);
        return Ok(list.Rows.Select(ApiMessage.From).ToArray());
    }

    private async Task<IActionResult> AnswerAsync(
        ConversationFilter filter, Cursor? cursor, int take, CachedListEntry? kept, CancellationToken cancellationToken)
    {
        var asked = await currentAgent.AskWithAsync(
            reader => AskedList.LoadAsync(db, reader, filter, cursor, take, clock.GetUtcNow(), cancellationToken, hasTexts: true),
            cancellationToken);
        if (asked is null or { Own.IsGone: true })
        {
            ModelState.AddModelError("view", "There is no such view, or the filter cannot be read.");
            return asked is null ? Challenge() : ValidationProblem();
        }

        this.LinkNext(asked.List.Older);
        var rows = asked.List.Rows.Select(ApiConversation.From).ToList();
        return kept is null ? Ok(rows) : await keptLists!.AnswerAsync(kept, asked.List.Older, rows, cancellationToken);
    }
}
