using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>The saved replies as they are chosen where an answer is written.</summary>
[Route("conversations/{conversationId:guid}/saved-replies")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SavedReplyChoicesController(InboxDbContext db, DraftService drafts, CurrentAgent currentAgent, TimeProvider clock)
    : Controller
{
    /// <summary>A page of them, where no script runs.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(
        Guid conversationId, string? q, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        var found = await SavedReplyOption.FindAsync(db, agent, conversationId, q, cancellationToken);
        return found is null ? NotFound() : View("Choose", new SavedReplyChoices(conversationId, query.ToPlace(), q, found));
    }

    /// <summary>The same as pieces of a list, while one types behind a slash.</summary>
    [HttpGet("found")]
    public async Task<IActionResult> Found(Guid conversationId, string? q, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        var found = await SavedReplyOption.FindAsync(db, agent, conversationId, q, cancellationToken);
        return found is null ? NotFound() : PartialView("_Choices", found);
    }

    /// <summary>Puts one into the draft.</summary>
    [HttpPost("{id:guid}/use")]
    public async Task<IActionResult> Use(
        Guid conversationId, Guid id, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        if (await SavedReplyOption.FindAsync(db, agent, conversationId, id, cancellationToken) is not { } choice)
        {
            return NotFound();
        }

        await CountAsync(agent.Agent, id, cancellationToken);
        await drafts.PutBackAsync(
            agent.Agent, conversationId, choice.Text, replyTo: null, [.. choice.Files.Select(f => f.Id)], cancellationToken);
        return LocalRedirect($"{query.ToPlace().Of(conversationId)}#composer");
    }

    /// <summary>A script has put it into the text.</summary>
    [HttpPut("{id:guid}/use")]
    public async Task<IActionResult> Note(Guid conversationId, Guid id, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return await db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken)
            && await CountAsync(agent, id, cancellationToken)
            ? NoContent()
            : NotFound();
    }

    private async Task<bool> CountAsync(Agent agent, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.UsableBy(agent).Where(r => r.Id == id)
            .ExecuteUpdateAsync(
                r => r.SetProperty(x => x.UseCount, x => x.UseCount + 1).SetProperty(x => x.UsedAt, now), cancellationToken) > 0;
    }
}

/// <summary>The saved replies to choose from for one conversation.</summary>
public sealed record SavedReplyChoices(Guid ConversationId, ListPlace Place, string? Asked, IReadOnlyList<SavedReplyOption> Found);
