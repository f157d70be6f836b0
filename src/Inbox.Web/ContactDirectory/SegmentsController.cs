using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Shows, makes and changes segments. The form's other buttons add and remove conditions, and save nothing.</summary>
[Route("segments")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SegmentsController(InboxDbContext db, CurrentAgent currentAgent, SegmentService segments, TimeProvider clock)
    : Controller
{
    /// <param name="filter">What it begins with.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(string? filter, CancellationToken cancellationToken)
    {
        var (form, asked) = (new SegmentForm { Id = Guid.CreateVersion7() }, FilterJson.Parse(filter) ?? FilterGroup.Everything);
        var page = await LoadAsync(form, new ConditionsForm().With(asked), isNew: true, cancellationToken);
        return View("SegmentForm", ConditionsForm.CanHold(asked) ? page
            : page with { Conditions = new(), Error = ConditionsForm.TooDeep });
    }

    [HttpPost]
    public async Task<IActionResult> Create(
        [FromForm] SegmentForm form, [FromForm] ConditionsForm conditions, CancellationToken cancellationToken) => await SaveAsync(
        new Segment((await AgentAsync(cancellationToken)).Agent, form.Id, clock.GetUtcNow()), form, conditions, isNew: true,
        cancellationToken);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var reader = await AgentAsync(cancellationToken);
        return await Segments.For(db, reader.Agent).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } segment
            ? View("Segment", await SegmentPage.LoadAsync(db, reader, segment, clock.GetUtcNow(), cancellationToken))
            : NotFound();
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } segment
            ? View("SegmentForm", await LoadAsync(segment, error: null, cancellationToken)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(
        Guid id, [FromForm] SegmentForm form, [FromForm] ConditionsForm conditions, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } segment
            ? await SaveAsync(segment, form with { Id = id }, conditions, isNew: false, cancellationToken)
            : NotFound();

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is not { } segment ? NotFound()
        : await segments.DeleteAsync(segment, cancellationToken) is not { } refusal ? LocalRedirect("/contacts")
        : Refuse(await LoadAsync(segment, refusal, cancellationToken));

    private async Task<IActionResult> SaveAsync(
        Segment segment, SegmentForm form, ConditionsForm conditions, bool isNew, CancellationToken cancellationToken)
    {
        var reader = await AgentAsync(cancellationToken);
        var page = await LoadAsync(form, conditions, isNew, cancellationToken);
        if (conditions.IsBeingMade)
        {
            ModelState.Clear();
            return View("SegmentForm", page with { Conditions = conditions.Changed(page.Language) });
        }

        var refusal = page.Refusal() ?? await segments.SaveAsync(reader, segment, page, isNew, cancellationToken);
        if (refusal is null)
        {
            return LocalRedirect($"/segments/{segment.Id}");
        }

        return Refuse(page with { Error = refusal, Form = form with { Seen = await segments.SeenAsync(form.Id, cancellationToken) } });
    }

    private ViewResult Refuse(SegmentFormPage page)
    {
        Response.StatusCode = page.Error == SegmentService.Raced
            ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("SegmentForm", page);
    }

    private async Task<SegmentFormPage> LoadAsync(Segment segment, string? error, CancellationToken cancellationToken)
    {
        var conditions = new ConditionsForm().With(FilterJson.Parse(segment.Filter) ?? FilterGroup.Everything);
        return (await LoadAsync(SegmentForm.Of(segment), conditions, isNew: false, cancellationToken)) with { Error = error };
    }

    private async Task<SegmentFormPage> LoadAsync(
        SegmentForm form, ConditionsForm conditions, bool isNew, CancellationToken cancellationToken) => await SegmentFormPage.LoadAsync(
        db, await AgentAsync(cancellationToken), form, conditions, isNew, clock.GetUtcNow(), cancellationToken);

    private async Task<Segment?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var agent = (await AgentAsync(cancellationToken)).Agent;
        var segment = await Segments.For(db, agent).SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        return segment is not null && agent.MayChange(segment) ? segment : null;
    }

    private ValueTask<SignedInAgent> AgentAsync(CancellationToken cancellationToken) => currentAgent.GetAsync(cancellationToken);
}
