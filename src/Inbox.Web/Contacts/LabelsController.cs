using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>The words that a team sorts by.</summary>
[Authorize(Policies.ManageLabels)]
[Route("settings/labels")]
public sealed class LabelsController(InboxDbContext db, CurrentOrganization current, TimeProvider clock) : Controller
{
    private const string NameTaken = "There is a label of that name already. Choose another name.";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View("Labels", await LabelsPage.LoadAsync(db, cancellationToken));

    [HttpPost]
    public async Task<IActionResult> Create([FromForm] LabelForm form, CancellationToken cancellationToken)
    {
        if (await db.Labels.AnyAsync(l => l.Id == form.Id, cancellationToken))
        {
            return RedirectToAction(nameof(Index));
        }

        if (await RefusalAsync(form, form.Id, cancellationToken) is { } refusal)
        {
            return await RefuseAsync(form.Id, form, refusal, cancellationToken);
        }

        db.Labels.Add(new Label(current.Id!.Value, form.Id, Label.Clean(form.Name)!, form.Colour, clock.GetUtcNow()));
        return await SaveAsync(form.Id, form, cancellationToken);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [FromForm] LabelForm form, CancellationToken cancellationToken)
    {
        var label = await FindAsync(id, cancellationToken);
        if (label is null)
        {
            return NotFound();
        }

        if (await RefusalAsync(form, id, cancellationToken) is { } refusal)
        {
            return await RefuseAsync(id, form, refusal, cancellationToken);
        }

        label.Change(Label.Clean(form.Name)!, form.Colour);
        return await SaveAsync(id, form, cancellationToken);
    }

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var label = await db.Labels.SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
        if (label is null)
        {
            return NotFound();
        }

        label.Retire(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction(nameof(Index));
    }

    private Task<Label?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Labels.SingleOrDefaultAsync(l => l.Id == id && l.RetiredAt == null, cancellationToken);

    /// <returns>A key of the localizer, or null.</returns>
    private async Task<string?> RefusalAsync(LabelForm form, Guid id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Label.Clean(form.Name) is not { } name || !Enum.IsDefined(form.Colour))
        {
            return "Give it a name of at most 50 characters, and one of the colours.";
        }

        var others = await db.Labels.Where(l => l.RetiredAt == null && l.Id != id).Select(l => l.NameKey).ToListAsync(cancellationToken);
        return others.Contains(Label.KeyOf(name)) ? NameTaken
            : others.Count >= Label.MaxCount ? "There are 100 labels, and more would fit in no menu. Remove one first."
            : null;
    }

    private async Task<IActionResult> SaveAsync(Guid id, LabelForm form, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return RedirectToAction(nameof(Index));
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            return await RefuseAsync(id, form, NameTaken, cancellationToken);
        }
    }

    private async Task<IActionResult> RefuseAsync(Guid id, LabelForm form, string refusal, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Labels", (await LabelsPage.LoadAsync(db, cancellationToken)).Refusing(id, form, refusal));
    }
}
