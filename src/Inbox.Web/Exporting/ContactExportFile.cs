using System.Linq.Expressions;
using Inbox.Web.Audit;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Exporting;

/// <summary>Answers a request with a file of contacts, and writes down that somebody took them out.</summary>
public sealed class ContactExportFile(InboxDbContext db, ContactExport export, AuditTrail audit, TimeProvider clock)
{
    public async Task WriteAsync(
        HttpResponse response, SignedInAgent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition,
        ContactExportForm form, CancellationToken cancellationToken)
    {
        await audit.AddAsync(AuditAct.ExportContacts, nameof(Contact), null, (string?)null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), reader.Zone);
        response.ContentType = form.IsJson ? "application/jsonl; charset=utf-8" : "text/csv; charset=utf-8";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"contacts-{today:yyyy-MM-dd}.{(form.IsJson ? "jsonl" : "csv")}\"";
        await (form.IsJson
            ? export.WriteJsonLinesAsync(response.Body, reader.Agent, question, condition, cancellationToken)
            : export.WriteCsvAsync(response.Body, reader.Agent, question, condition, form.Columns, cancellationToken));
    }
}
