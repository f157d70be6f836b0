using System.IO.Pipelines;
using Inbox.Web.Background;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>What a worker does next with a file of contacts: makes it, or deletes it. Whoever dies while making one, begins anew.</summary>
public sealed class ContactExportWork(InboxDbContext db, ContactExport export, FileStore store, TimeProvider clock)
{
    public async Task ContinueAsync(Guid id, CancellationToken cancellationToken)
    {
        var job = await db.ContactExportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
        if (job?.State == ContactExportState.Waiting)
        {
            await MakeAsync(job, cancellationToken);
        }
        else if (job is not null)
        {
            await store.DeleteAsync(FileStore.KeyOf(job.OrganizationId, job.Id));
            await db.ContactExportJobs.Where(j => j.Id == id).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task MakeAsync(ContactExportJob job, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(job, cancellationToken);
        var order = reader is null ? null : await OrderAsync(job, reader, cancellationToken);
        var rows = order is null ? 0 : await WriteAsync(job, reader!.Agent, order, cancellationToken);
        await db.RetryOnConflictAsync(async () =>
        {
            var current = await db.ContactExportJobs.SingleAsync(j => j.Id == job.Id, cancellationToken);
            if (current.State == ContactExportState.Waiting && order is null)
            {
                current.Refuse(clock.GetUtcNow());
            }
            else if (current.State == ContactExportState.Waiting)
            {
                current.Finish(rows, clock.GetUtcNow());
            }

            await db.SaveChangesAsync(cancellationToken);
        });
    }

    /// <summary>Written as it is read, so that a million contacts take no more memory than a thousand.</summary>
    private async Task<int> WriteAsync(ContactExportJob job, Agent reader, ContactExportOrder order, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var receiving = ReceiveAsync(pipe.Reader, cancellationToken);
        var rows = 0;
        Exception? failure = null;
        try
        {
            await using var output = pipe.Writer.AsStream(leaveOpen: true);
            rows = await export.WriteAsync(output, reader, order, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            await pipe.Writer.CompleteAsync(failure);
        }

        using var received = await receiving;
        await store.KeepAsync(received, FileStore.KeyOf(job.OrganizationId, job.Id));
        return rows;
    }

    /// <summary>Where the disk is full, whoever writes is not left waiting for a reader.</summary>
    private async Task<ReceivedFile> ReceiveAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        await using var source = reader.AsStream();
        return await store.ReceiveAsync(source, long.MaxValue, cancellationToken);
    }

    /// <returns>Null where they may take nothing out any more.</returns>
    private async Task<SignedInAgent?> ReaderAsync(ContactExportJob job, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == job.OrganizationId, cancellationToken);
        var agent = await db.Agents.AsNoTracking().SingleAsync(a => a.Id == job.CreatedById, cancellationToken);
        return agent.RemovedAt is not null || agent.Role < AgentRole.Admin ? null : new(
            agent, organization.Name, organization.Slug, TimeZones.Find(agent.TimeZone ?? organization.TimeZone),
            HasOtherOrganizations: false);
    }

    /// <returns>Null where the filter names something that is gone.</returns>
    private async Task<ContactExportOrder?> OrderAsync(ContactExportJob job, SignedInAgent reader, CancellationToken cancellationToken)
    {
        var form = new ContactExportForm { IsJson = job.IsJson, Columns = [.. job.Columns] };
        if (job.Chosen is { } chosen)
        {
            return ContactExportOrder.OfChosen(chosen, form);
        }

        var shown = await ShownContactFilter.LoadAsync(db, reader, job.Filter, clock.GetUtcNow(), cancellationToken);
        return shown.WhyNobody is null
            ? new(ContactQuestion.Read(job.Text, sort: null, job.Filter, before: null), shown.Condition, form) : null;
    }
}

/// <summary>Tells the worker that a file is to be made.</summary>
public sealed class ContactExportSignal : WorkSignal;

/// <summary>Makes files of contacts in the background.</summary>
public sealed class ContactExportWorker(
    ContactExportSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ContactExportWorker> logger)
    : DueRowWorker<ContactExportWork>(Claim, signal, scopes, clock, logger)
{
    /// <summary>Longer than a file of a million takes.</summary>
    private static readonly DueRowClaim Claim = new("contact_export_jobs", Lease: TimeSpan.FromMinutes(10));

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(5);

    protected override int BatchSize => 1;

    protected override Task HandleAsync(ContactExportWork handler, Guid id, CancellationToken cancellationToken) =>
        handler.ContinueAsync(id, cancellationToken);
}
