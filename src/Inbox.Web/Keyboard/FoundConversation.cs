using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Keyboard;

/// <summary>A conversation that the command bar leads to, by its contact's name.</summary>
public sealed record FoundConversation(Guid Id, Guid ContactId, string Name, Platform Platform, DateTimeOffset LastMessageAt)
{
    private const int MaxCount = 8;
    private const int MaxNameLength = 100;

    public static async Task<IReadOnlyList<FoundConversation>> FindAsync(
        InboxDbContext db, Agent agent, string name, CancellationToken cancellationToken)
    {
        var named = ContactName.Contains(ColumnText.Fit(name.Trim(), MaxNameLength));
        return await (
            from conversation in db.VisibleTo(agent)
            join contact in db.Contacts.Where(named) on conversation.ContactId equals contact.Id
            orderby conversation.LastMessageAt descending
            select new FoundConversation(conversation.Id, contact.Id, contact.Name, conversation.Platform, conversation.LastMessageAt))
            .Take(MaxCount).ToListAsync(cancellationToken);
    }
}
