using Inbox.Web.Audit;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>
/// Takes contacts out into a file and writes down who did: few are answered with, a worker makes a file of many meanwhile.
/// </summary>
public sealed class ContactExportService(
    InboxDbContext db, ContactExport export, SearchIndexRefresh index, AuditTrail audit, ContactExportSignal signal)
{
    /// <summary>So many are answered with at once.</summary>
    public const int MaxAtOnce = 10_000;

    /// <returns>Where the file will be; nothing more to say where it was the answer.</returns>
    public async Task<IActionResult> AnswerAsync(
        HttpResponse response, SignedInAgent reader, ContactExportOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await audit.AddAsync(AuditAct.ExportContacts, nameof(Contact), null, (string?)null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await order.Question.CatchUpAsync(index, reader.Agent.OrganizationId, cancellationToken);
        var count = await ContactList.Asked(db, reader.Agent, order.Question, order.Condition).Take(MaxAtOnce + 1)
            .CountAsync(cancellationToken);
        if (count > MaxAtOnce)
        {
            return new LocalRedirectResult($"/contacts/exports/{await KeepAsync(reader.Agent, order, now, cancellationToken)}");
        }

        response.ContentType = ContentTypeOf(order.Form.IsJson);
        response.Headers.ContentDisposition = $"attachment; filename=\"{NameOf(order.Form.IsJson, now, reader.Zone)}\"";
        await export.WriteAsync(response.Body, reader.Agent, order, cancellationToken);
        return new EmptyResult();
    }

    public static string ContentTypeOf(bool isJson) => isJson ? "application/jsonl; charset=utf-8" : "text/csv; charset=utf-8";

    public static string NameOf(bool isJson, DateTimeOffset at, TimeZoneInfo zone) =>
        $"contacts-{TimeZoneInfo.ConvertTime(at, zone):yyyy-MM-dd}.{(isJson ? "jsonl" : "csv")}";

    private async Task<Guid> KeepAsync(Agent by, ContactExportOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var job = db.ContactExportJobs.Add(new(by, order, now)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return job.Id;
    }
}
