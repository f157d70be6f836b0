using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>Makes and changes views. The form's other buttons add and remove conditions, and save nothing.</summary>
[Route("inbox/views")]
public sealed class SavedViewsController(InboxDbContext db, CurrentAgent currentAgent, SavedViewService views, TimeProvider clock)
    : Controller
{
    /// <param name="query">The list that it begins with.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New([FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var filter = query.ToPlace().Filter;
        var asked = filter.IsCustom ? FilterJson.Parse(filter.Custom) ?? FilterGroup.Everything : filter.ToLanguage();
        var form = new ViewForm { Id = Guid.CreateVersion7(), Sort = filter.Sort };
        return ConditionsForm.CanHold(asked) ? await FormAsync((ViewForm)form.With(asked), isNew: true, cancellationToken)
            : await FormAsync(form, isNew: true, cancellationToken, ConditionsForm.TooDeep);
    }

    [HttpPost]
    public async Task<IActionResult> Create([FromForm] ViewForm form, CancellationToken cancellationToken) =>
        await SaveAsync(
            new SavedView((await AgentAsync(cancellationToken)).Agent, form.Id, clock.GetUtcNow()), form, isNew: true, cancellationToken);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        var form = new ViewForm { Id = id, Name = view.Name, Audience = view.Audience, TeamId = view.TeamId, Sort = view.Sort };
        var filter = FilterJson.Parse(view.Filter) ?? FilterGroup.Everything;
        return await FormAsync((ViewForm)form.With(filter), isNew: false, cancellationToken);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [FromForm] ViewForm form, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } view
            ? await SaveAsync(view, form with { Id = id }, isNew: false, cancellationToken)
            : NotFound();

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var by = (await AgentAsync(cancellationToken)).Agent;
        return await views.DeleteAsync(by, id, cancellationToken) ? LocalRedirect("/inbox") : NotFound();
    }

    private async Task<IActionResult> SaveAsync(SavedView view, ViewForm form, bool isNew, CancellationToken cancellationToken)
    {
        var reader = await AgentAsync(cancellationToken);
        var page = await ViewFormPage.LoadAsync(db, reader, form, isNew, clock.GetUtcNow(), cancellationToken);
        if (form.IsBeingMade)
        {
            ModelState.Clear();
            return View("ViewForm", page with { Form = (ViewForm)form.Changed(page.Language) });
        }

        var refusal = page.Refusal() ?? await views.SaveAsync(reader.Agent, view, form, isNew, cancellationToken);
        if (refusal is null)
        {
            return LocalRedirect((ConversationFilter.Any with { ViewId = view.Id, Sort = form.Sort }).Address);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ViewForm", page with { Error = refusal });
    }

    private async Task<IActionResult> FormAsync(
        ViewForm form, bool isNew, CancellationToken cancellationToken, string? error = null) => View("ViewForm", (await
        ViewFormPage.LoadAsync(db, await AgentAsync(cancellationToken), form, isNew, clock.GetUtcNow(), cancellationToken)) with
        {
            Error = error,
        });

    private async Task<SavedView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var agent = (await AgentAsync(cancellationToken)).Agent;
        var view = await SavedViews.For(db, agent).SingleOrDefaultAsync(v => v.Id == id, cancellationToken);
        return view is not null && agent.MayChange(view) ? view : null;
    }

    private ValueTask<SignedInAgent> AgentAsync(CancellationToken cancellationToken) => currentAgent.GetAsync(cancellationToken);
}
