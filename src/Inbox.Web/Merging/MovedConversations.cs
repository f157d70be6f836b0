using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;

namespace Inbox.Web.Merging;

internal static class MovedConversations
{
    /// <summary>The conversations are with this contact from now on, as their identities are.</summary>
    public static void Give(this InboxDbContext db, IEnumerable<Conversation> conversations, Contact contact)
    {
        foreach (var conversation in conversations)
        {
            db.Entry(conversation).Property(c => c.ContactId).CurrentValue = contact.Id;
        }
    }
}
