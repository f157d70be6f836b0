using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Lists;

/// <summary>One act on many conversations of a list, and taking it back. Refusals are keys of the localizer.</summary>
[Route("inbox/acts")]
public sealed class BulkActsController(InboxDbContext db, BulkActService acts, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        [FromForm] BulkForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var (reader, place, now) = (await currentAgent.GetAsync(cancellationToken), query.ToPlace(), clock.GetUtcNow());
        if (BulkOrder.Parse(form.Act, reader, now) is not { } order || form.Ids.Count > BulkAct.MaxConversations
            || (form.Ids.Count == 0 && !form.Everything))
        {
            return Refuse(
                StatusCodes.Status422UnprocessableEntity, "Choose conversations and what to do",
                "At most 500 at once. Nothing was changed: go back and choose.");
        }

        var (ids, newer) = form.Everything
            ? await EverythingAsync(reader, place.Filter, form.ChosenAtMoment ?? now, now, cancellationToken)
            : ([.. form.Ids.Distinct()], 0);
        try
        {
            var act = await acts.ActAsync(
                reader.Agent, form.Id == Guid.Empty ? Guid.CreateVersion7() : form.Id, order, new(ids, newer, form.Everything),
                cancellationToken);
            return act is null ? NotFound() : After(place, act.Id);
        }
        catch (Exception exception) when (exception.IsConflict())
        {
            return Refuse(
                StatusCodes.Status409Conflict, "These conversations changed while you worked on them",
                "A message came in, or a colleague was faster. Nothing was changed: go back, look again and try once more.");
        }
    }

    [HttpPost("choice")]
    public async Task<IActionResult> Choose(
        [FromForm] BulkForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return View("BulkChoice", await BulkChoicePage.LoadAsync(db, reader, form, query.ToPlace(), clock.GetUtcNow(), cancellationToken));
    }

    /// <param name="id">The act that is taken back.</param>
    /// <param name="back">Whether its agent goes back to the conversation, where it was one.</param>
    /// <param name="query">The place.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(
        Guid id, bool back, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var (by, place) = ((await currentAgent.GetAsync(cancellationToken)).Agent, query.ToPlace());
        var act = await acts.UndoAsync(by, id, cancellationToken);
        return act is null ? NotFound()
            : back && act.ReadChanges() is [var only] ? LocalRedirect(QueryHelpers.AddQueryString(place.Of(only.Id), "act", id.ToString()))
            : After(place, id);
    }

    private async Task<(Guid[] Ids, int Newer)> EverythingAsync(
        SignedInAgent reader, ConversationFilter filter, DateTimeOffset chosenAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shown = await ShownFilter.FindAsync(db, reader, filter, now, cancellationToken);
        return await CustomList.FindIdsAsync(db, reader.Agent, shown, filter, chosenAt, now, cancellationToken);
    }

    /// <summary>The list, which says what was done and offers to take it back.</summary>
    private LocalRedirectResult After(ListPlace place, Guid actId) =>
        LocalRedirect("/inbox" + new QueryString(place.Filter.Query).Add("act", actId.ToString()));

    private ViewResult Refuse(int status, string title, string words)
    {
        Response.StatusCode = status;
        return View("Error", new ErrorPage(status, HttpContext.TraceIdentifier, title, words));
    }
}
