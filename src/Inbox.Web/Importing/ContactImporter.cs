using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Takes in the rows of a file, some at a time: each batch with how far the file is done, so that whoever goes on after a kill takes in no
/// row twice and leaves out none.
/// </summary>
public sealed class ContactImporter(InboxDbContext db, ImportFile files, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>Longer than a batch can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(ContactImport import, CancellationToken cancellationToken)
    {
        var (id, organizationId, agentId) = (import.Id, import.OrganizationId, import.CreatedById);
        var by = await db.Agents.AsNoTracking().SingleAsync(a => a.Id == agentId, cancellationToken);
        var region = await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.PhoneRegion)
            .SingleAsync(cancellationToken);
        var plan = ImportPlan.Parse(import.Plan!);
        var parser = new RowParser(await ContactProperties.LoadAsync(db, cancellationToken), plan, region);
        await using var file = await files.OpenAsync(import);
        foreach (var rows in ImportFile.Rows(file, import.Format, import.RowsDone).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parsed = rows.Select(parser.Parse).ToList();
            await db.RetryOnConflictAsync(() => TakeAsync(id, by, plan, parsed, cancellationToken));
        }

        await FinishAsync(id, cancellationToken);
    }

    private Task FinishAsync(Guid id, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        (await db.ContactImports.SingleAsync(i => i.Id == id, cancellationToken)).Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    });

    private async Task TakeAsync(
        Guid importId, Agent by, ImportPlan plan, List<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var import = await db.ContactImports.SingleAsync(i => i.Id == importId, cancellationToken);
        if (import.State != ImportState.Running || import.RowsDone != rows[0].Row.Number - 1)
        {
            return; // Another instance is ahead.
        }

        var matcher = await RowMatcher.LoadAsync(db, importId, rows, cancellationToken);
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
    }
}
