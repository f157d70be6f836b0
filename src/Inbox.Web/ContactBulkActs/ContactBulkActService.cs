using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Keeps which contacts of a list an agent chose, starts what is to be done with them, stops it and takes it back. Refusals are keys of the
/// localizer.
/// </summary>
public sealed class ContactBulkActService(
    InboxDbContext db, SearchIndexRefresh index, ContactBulkRunner runner, ContactBulkSignal signal, TimeProvider clock)
{
    /// <summary>So many are done before the page is answered.</summary>
    internal const int MaxAtOnce = 50;

    public Task<ContactBulkAct?> FindAsync(Agent by, Guid id, CancellationToken cancellationToken) =>
        db.ContactBulkActs.SingleOrDefaultAsync(a => a.Id == id && a.AgentId == by.Id, cancellationToken);

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
        return await KeepAsync(by.Agent, question, asked, cancellationToken);
    }

    /// <returns>Why it was not started; null where it was, now or before.</returns>
    public async Task<string?> StartAsync(ContactBulkAct act, ContactBulkOrder order, CancellationToken cancellationToken)
    {
        if (!await order.IsPossibleAsync(db, cancellationToken))
        {
            return "That label or person is gone. Choose another one.";
        }

        if (act.State != ContactBulkState.Chosen)
        {
            return null;
        }

        var (now, isAtOnce) = (ColumnTime.Fit(clock.GetUtcNow()), act.Total <= MaxAtOnce && order.Kind != ContactBulkKind.Erase);
        act.Start(order, now, isAtOnce ? now + ContactBulkAct.Lease : now);
        await db.SaveChangesAsync(cancellationToken);
        await WorkAsync(act.Id, isAtOnce, cancellationToken);
        return null;
    }

    /// <summary>Takes it back, where that can be done still.</summary>
    public async Task UndoAsync(ContactBulkAct act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (act.MayUndo(now))
        {
            var isAtOnce = act.Total <= MaxAtOnce;
            act.Undo(isAtOnce ? now + ContactBulkAct.Lease : now);
            await db.SaveChangesAsync(cancellationToken);
            await WorkAsync(act.Id, isAtOnce, cancellationToken);
        }
    }

    /// <summary>Who is done stays done and can be taken back, and no others follow.</summary>
    public Task StopAsync(Agent by, Guid id, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        if (await FindAsync(by, id, cancellationToken) is { State: ContactBulkState.Running } act)
        {
            act.Stop(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    });

    private async Task WorkAsync(Guid actId, bool isAtOnce, CancellationToken cancellationToken)
    {
        if (isAtOnce)
        {
            await runner.RunAsync(actId, cancellationToken);
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
        var query = ColumnText.Fit(question.Query, ContactBulkAct.ListQueryLength);
        var act = new ContactBulkAct(by, query == question.Query ? query : "", ids.Count, clock.GetUtcNow());
        db.ContactBulkActs.Add(act);
        await db.SaveChangesAsync(cancellationToken);
        await db.CopyAsync(ids.ConvertAll(id => new ContactBulkTarget(by.OrganizationId, act.Id, id)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return act;
    }
}
