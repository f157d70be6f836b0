using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

internal static class WebhookItemSearch
{
    /// <summary>The items in whose raw JSON a mid stands, of whatever kind they are; a slash may be escaped there.</summary>
    public static IQueryable<WebhookItem> Naming(this InboxDbContext db, string mid)
    {
        var escaped = mid.Replace("/", "\\/", StringComparison.Ordinal);
        return db.WebhookItems.FromSql(
            $"""
            select * from webhook_items
            where position(convert_to({mid}, 'UTF8') in body) > 0 or position(convert_to({escaped}, 'UTF8') in body) > 0
            """);
    }
}
