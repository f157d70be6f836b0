using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>Saves views, and puts them in order.</summary>
public sealed class SavedViewService(InboxDbContext db)
{
    /// <returns>Why it was not saved; a key of the localizer, null where it was.</returns>
    public async Task<string?> SaveAsync(Agent by, SavedView view, ViewForm form, bool isNew, CancellationToken cancellationToken)
    {
        var others = await SavedViews.For(db, by).Where(v => v.Id != view.Id).OrderBy(v => v.Position).ToListAsync(cancellationToken);
        if (isNew && await db.SavedViews.AnyAsync(v => v.Id == view.Id, cancellationToken))
        {
            return null;
        }

        if (Refusal(view, form, isNew, others) is { } refusal)
        {
            return refusal;
        }

        view.Change(ViewFormPage.NameOf(form)!, form.ToFilter(), form.Sort);
        view.Share(form.Audience, form.TeamId);
        if (isNew)
        {
            view.Place(others.Count == 0 ? 0 : others[^1].Position + 1);
            db.SavedViews.Add(view);
        }

        await SaveOnceAsync(isNew, cancellationToken);
        return null;
    }

    /// <returns>Whether there is such a view that the agent may change.</returns>
    public async Task<bool> DeleteAsync(Agent by, Guid viewId, CancellationToken cancellationToken)
    {
        var view = await SavedViews.For(db, by).AsNoTracking().SingleOrDefaultAsync(v => v.Id == viewId, cancellationToken);
        if (view is null || !by.MayChange(view))
        {
            return false;
        }

        await db.SavedViews.Where(v => v.Id == viewId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>Puts a view before the one that stands above it.</summary>
    /// <returns>Whether there is such a view that the agent may change.</returns>
    public async Task<bool> RaiseAsync(Agent by, Guid viewId, CancellationToken cancellationToken)
    {
        var views = await SavedViews.For(db, by).OrderBy(v => v.Position).ThenBy(v => v.Id).ToListAsync(cancellationToken);
        var index = views.FindIndex(v => v.Id == viewId);
        if (index < 0 || !by.MayChange(views[index]))
        {
            return false;
        }

        if (index > 0)
        {
            (views[index - 1], views[index]) = (views[index], views[index - 1]);
            Renumber(views);
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private static string? Refusal(SavedView view, ViewForm form, bool isNew, List<SavedView> others) =>
        isNew && others.Count >= SavedView.MaxCount ? "You have 30 views. Remove one before you make another."
        : form.Audience == ViewAudience.Everybody && view.Audience != ViewAudience.Everybody
            && others.Count(v => v.Audience == ViewAudience.Everybody) >= SavedView.MaxForEverybody
            ? "There are 15 views for everybody, and more would leave nobody room for their own. Share it with a team, or keep it."
        : null;

    private async Task SaveOnceAsync(bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (isNew && exception.IsUniqueViolation())
        {
            // The same form, sent twice: the view is there.
            db.ChangeTracker.Clear();
        }
    }

    private static void Renumber(List<SavedView> views)
    {
        foreach (var (position, view) in views.Index())
        {
            view.Place(position);
        }
    }
}
