using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactDirectory;

/// <summary>Which contacts an agent sees: those with whom they see a conversation.</summary>
internal static class ContactVisibility
{
    /// <remarks>Whoever sees everything is not asked contact by contact.</remarks>
    public static IQueryable<Contact> ContactsVisibleTo(this InboxDbContext db, Agent agent)
    {
        if (agent.SightInEffect == AccessScope.Everything)
        {
            return db.Contacts;
        }

        var conversations = db.VisibleTo(agent);
        return db.Contacts.Where(contact => conversations.Any(c => c.ContactId == contact.Id));
    }
}
