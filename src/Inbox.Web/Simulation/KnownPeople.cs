using Inbox.MetaSimulator;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Simulation;

/// <summary>Tells the simulator who wrote to a channel: the demo's people, and those whom a restart made it forget.</summary>
internal static class KnownPeople
{
    public static async ValueTask<RecalledPerson?> FindAsync(HttpContext context, string channelExternalId, string personId)
    {
        var db = context.RequestServices.GetRequiredService<InboxDbContext>();
        var found = await (
            from identity in db.ContactIdentities.IgnoreQueryFilters([InboxDbContext.OrganizationFilter])
            where identity.ExternalId == personId
            join channel in db.Channels on identity.ChannelId equals channel.Id
            where channel.ExternalId == channelExternalId && channel.DisconnectedAt == null
            join contact in db.Contacts on identity.ContactId equals contact.Id
            join conversation in db.Conversations on identity.Id equals conversation.ContactIdentityId
            where conversation.WindowOpenedAt != null
            orderby conversation.WindowOpenedAt descending
            select new { contact.Name, contact.FirstName, contact.LastName, OpenedAt = conversation.WindowOpenedAt!.Value })
            .FirstOrDefaultAsync(context.RequestAborted);
        return found is null ? null : new(found.FirstName ?? found.Name, found.LastName ?? "", found.OpenedAt);
    }
}
