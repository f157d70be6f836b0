using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Keeps which contacts of a list an agent chose, starts what is to be done with them, stops it and takes it back. Refusals are keys of the
/// localizer.
/// </summary>
public sealed class ContactBulkActService(
    InboxDbContext db, SearchIndexRefresh index, ContactBulkRunner runner, ContactBulkSignal signal, TimeProvider clock)
{
    /// <summary>So many selections of an agent are kept that nothing was done with.</summary>
    private const int MaxChosen = 10;

    public Task<ContactBulkAct?> FindAsync(Agent by, Guid id, CancellationToken cancellationToken) =>
        db.ContactBulkActs.SingleOrDefaultAsync(a => a.Id == id && a.AgentId == by.Id, cancellationToken);

    /// <summary>How many of those chosen are there, and the agent sees, at this moment.</summary>
    public Task<int> CountAsync(Agent by, Guid id, CancellationToken cancellationToken)
    {
        var seen = db.ContactsVisibleTo(by);
        return db.ContactBulkTargets.CountAsync(t => t.ActId == id && seen.Any(c => c.Id == t.ContactId), cancellationToken);
    }

    /// <summary>Whoever the agent sees of those chosen, as they are now: who comes into the list later is not meant.</summary>
    public async Task<(ContactBulkAct? Act, string? Refusal)> ChooseAsync(
        SignedInAgent by, ContactQuestion question, ContactSelectionForm form, CancellationToken cancellationToken)
    {
        var shown = await ShownContactFilter.LoadAsync(
            db, by, form.Everything ? question.Filter : "", clock.GetUtcNow(), cancellationToken);
        if (shown.WhyNobody is { } why)
        {
            return (null, why);
        }

        if (form.Everything)
        {
            await question.CatchUpAsync(index, by.Agent.OrganizationId, cancellationToken);
        }

        var asked = form.Everything ? ContactList.Asked(db, by.Agent, question, shown.Condition)
            : db.ContactsVisibleTo(by.Agent).Where(c => form.Ids.Contains(c.Id));

        // Whoever is erased meanwhile is not chosen.
        return await db.RetryOnConflictAsync(() => KeepAsync(by.Agent, question, asked, cancellationToken));
    }

    /// <returns>Why it was not started; null where it was, now or before.</returns>
    public async Task<string?> StartAsync(Agent by, Guid id, ContactBulkOrder order, CancellationToken cancellationToken)
    {
        if (!await order.IsPossibleAsync(db, cancellationToken))
        {
            return "That label or person is gone. Choose another one.";
        }

        var started = await db.RetryOnConflictAsync(async () =>
        {
            if (await FindAsync(by, id, cancellationToken) is not { State: ContactBulkState.Chosen } act)
            {
                return null;
            }

            await LeaveOutHiddenAsync(by, act, cancellationToken);
            var (now, isAtOnce) = (ColumnTime.Fit(clock.GetUtcNow()), act.IsSmall && order.Kind != ContactBulkKind.Erase);
            act.Start(order, now, isAtOnce ? now + ContactBulkAct.Lease : now);
            await db.SaveChangesAsync(cancellationToken);
            return act;
        });
        await WorkAsync(started, isAtOnce: order.Kind != ContactBulkKind.Erase);
        return null;
    }

    /// <summary>Where an act leads: to its list, which says what was done, or to its own page while it is not done.</summary>
    public async Task<string> AddressAfterAsync(Agent by, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var act = await FindAsync(by, id, cancellationToken);
        return act is null or { IsSmall: false } or { IsAtWork: true } or { Kind: ContactBulkKind.Erase } ? $"/contacts/acts/{id}"
            : QueryHelpers.AddQueryString($"/contacts{act.ListQuery}", "act", id.ToString());
    }

    /// <summary>Takes it back, where that can be done still.</summary>
    public async Task UndoAsync(Agent by, Guid id, CancellationToken cancellationToken)
    {
        var begun = await db.RetryOnConflictAsync(async () =>
        {
            var now = clock.GetUtcNow();
            if (await FindAsync(by, id, cancellationToken) is not { } act || !act.MayUndo(now))
            {
                return null;
            }

            act.Undo(act.IsSmall ? now + ContactBulkAct.Lease : now);
            await db.SaveChangesAsync(cancellationToken);
            return act;
        });
        await WorkAsync(begun, isAtOnce: true);
    }

    /// <summary>Who is done stays done and can be taken back, and no others follow.</summary>
    public async Task StopAsync(Agent by, Guid id, CancellationToken cancellationToken)
    {
        await db.RetryOnConflictAsync(async () =>
        {
            if (await FindAsync(by, id, cancellationToken) is { State: ContactBulkState.Running } act)
            {
                act.Stop();
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        signal.Wake();
    }

    /// <summary>Whoever is not there any more, or not for this agent, is not meant.</summary>
    private async Task LeaveOutHiddenAsync(Agent by, ContactBulkAct act, CancellationToken cancellationToken)
    {
        var (actId, seen) = (act.Id, db.ContactsVisibleTo(by));
        await db.ContactBulkTargets.Where(t => t.ActId == actId && !seen.Any(c => c.Id == t.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        act.Recount(await db.ContactBulkTargets.CountAsync(t => t.ActId == actId, cancellationToken));
    }

    /// <param name="act">Null where there is nothing to do.</param>
    private async Task WorkAsync(ContactBulkAct? act, bool isAtOnce)
    {
        if (act is null)
        {
            return;
        }

        if (isAtOnce && act.IsSmall)
        {
            // Whoever leaves the page does not stop it.
            await runner.RunAsync(act.Id, isWhole: true, CancellationToken.None);
        }
        else
        {
            signal.Wake();
        }
    }

    private async Task<(ContactBulkAct? Act, string? Refusal)> KeepAsync(
        Agent by, ContactQuestion question, IQueryable<Contact> asked, CancellationToken cancellationToken)
    {
        db.Companion = Companion.CustomPlan;
        var ids = await asked.Select(c => c.Id).TakeLiteral(ContactBulkAct.MaxContacts + 1).ToListAsync(cancellationToken);
        return ids.Count switch
        {
            0 => (null, "Nobody is chosen. Choose contacts first."),
            > ContactBulkAct.MaxContacts => (null, "These are more than 100,000 people. Add a condition, so that there are fewer."),
            _ => (await KeepAsync(by, question, ids, cancellationToken), null),
        };
    }

    private async Task<ContactBulkAct> KeepAsync(
        Agent by, ContactQuestion question, List<Guid> ids, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ForgetOldAsync(by, cancellationToken);
        var query = ColumnText.Fit(question.Query, ContactBulkAct.ListQueryLength);
        var act = new ContactBulkAct(by, query == question.Query ? query : "", ids.Count, clock.GetUtcNow());
        db.ContactBulkActs.Add(act);
        await db.SaveChangesAsync(cancellationToken);
        await db.CopyAsync(ids.ConvertAll(id => new ContactBulkTarget(by.OrganizationId, act.Id, id)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return act;
    }

    private async Task ForgetOldAsync(Agent by, CancellationToken cancellationToken)
    {
        var agentId = by.Id;
        var old = await db.ContactBulkActs.Where(a => a.AgentId == agentId && a.State == ContactBulkState.Chosen)
            .OrderByDescending(a => a.CreatedAt).Skip(MaxChosen - 1).Select(a => a.Id).ToListAsync(cancellationToken);
        await db.ContactBulkActs.Where(a => old.Contains(a.Id) && a.State == ContactBulkState.Chosen).ExecuteDeleteAsync(cancellationToken);
    }
}
