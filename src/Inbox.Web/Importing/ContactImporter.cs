using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Takes in the rows of a file, some at a time: each batch with how far the file is done, so that whoever goes on after a kill takes in no
/// row twice and leaves out none.
/// </summary>
public sealed class ContactImporter(InboxDbContext db, ImportFile files, SearchIndexer index, TimeProvider clock)
{
    private const int BatchSize = 250;

    /// <summary>How long is waited after a batch, of the time that it took: people who work meanwhile come first.</summary>
    private const double Pause = 0.3;

    /// <summary>Longer than a batch can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(ContactImport import, CancellationToken cancellationToken)
    {
        var (id, organizationId) = (import.Id, import.OrganizationId);
        var plan = ImportPlan.Parse(import.Plan!);
        var parser = await RowParser.LoadAsync(db, organizationId, plan, cancellationToken);
        await using var file = await files.OpenAsync(import);
        foreach (var rows in ImportFile.Rows(file, import.Format, import.RowsDone).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = clock.GetTimestamp();
            if (!await TakeAsync(id, plan, [.. rows.Select(parser.Parse)], cancellationToken))
            {
                return; // Another instance is ahead, or it was stopped.
            }

            await Task.Delay(clock.GetElapsedTime(start) * Pause, clock, cancellationToken);
        }

        await FinishAsync(id, cancellationToken);
    }

    private Task FinishAsync(Guid id, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        (await db.ContactImports.SingleAsync(i => i.Id == id, cancellationToken)).Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    });

    /// <summary>A row that the database refuses is found, so that it holds up none of the others.</summary>
    /// <returns>Whether it is to be gone on with.</returns>
    private async Task<bool> TakeAsync(
        Guid importId, ImportPlan plan, List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await db.RetryOnConflictAsync(() => TryTakeAsync(importId, plan, rows, cancellationToken));
        }
        catch (Exception exception) when (exception.IsRefusedValue() && (rows.Count > 1 || rows[0].Problems.Count == 0))
        {
            var half = rows.Count / 2;
            return half == 0
                ? await TakeAsync(importId, plan, [ParsedRow.Refused(rows[0].Row, RowProblem.NotSaved)], cancellationToken)
                : await TakeAsync(importId, plan, rows[..half], cancellationToken)
                    && await TakeAsync(importId, plan, rows[half..], cancellationToken);
        }
    }

    /// <summary>Nobody erases or changes those whom the rows are about, until the rows are taken in.</summary>
    private async Task<RowMatcher> MatchAsync(ContactImport import, List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        while (true)
        {
            var matcher = await RowMatcher.LoadAsync(db, import.Id, rows, cancellationToken);
            Guid[] known = [.. matcher.Everybody];
            if (known.Length == 0)
            {
                return matcher;
            }

            await db.LockContactsAsync(import.OrganizationId, known, cancellationToken);
            if (await db.Contacts.CountAsync(c => known.Contains(c.Id), cancellationToken) == known.Length)
            {
                return matcher;
            }
        }
    }

    private async Task<bool> TryTakeAsync(
        Guid importId, ImportPlan plan, List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.ContactImports.SingleAsync(i => i.Id == importId, cancellationToken);
        if (import.State != ImportState.Running || import.RowsDone != rows[0].Row.Number - 1)
        {
            return false;
        }

        var by = await db.Agents.AsNoTracking().SingleAsync(a => a.Id == import.CreatedById, cancellationToken);
        var isAllowed = by.RemovedAt is null && by.Role >= AgentRole.Admin;
        await (isAllowed ? TakeAsync(import, by, plan, rows, cancellationToken) : EndAsync(import, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return isAllowed;
    }

    /// <summary>What is in can be taken back by whoever may import still.</summary>
    private async Task EndAsync(ContactImport import, CancellationToken cancellationToken)
    {
        import.Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TakeAsync(
        ContactImport import, Agent by, ImportPlan plan, List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var matcher = await MatchAsync(import, rows, cancellationToken);
        Guid[] known = [.. matcher.Everybody];
        var given = known.Length == 0 ? [] : await db.ContactLabels.AsNoTracking().Where(l => known.Contains(l.ContactId))
            .ToListAsync(cancellationToken);
        var batch = new ImportBatch(db, import, by, plan, clock.GetUtcNow())
        {
            Matcher = matcher,
            Given = given.ToLookup(label => label.ContactId, label => label.LabelId),
            Labels = await ImportLabels.LoadAsync(db, by.OrganizationId, rows, clock.GetUtcNow(), cancellationToken),
        };
        rows.ForEach(batch.Take);
        import.Advance(rows.Count, batch.Counts, clock.GetUtcNow() + Lease);
        await db.SaveChangesAsync(cancellationToken);
        await batch.CopyAsync(index, cancellationToken);
    }
}
