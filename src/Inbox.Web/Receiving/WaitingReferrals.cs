using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>What led contacts to us before they said a word: it stands in the first conversation, and opens its window.</summary>
internal static class WaitingReferrals
{
    /// <summary>Gives the conversations that are about to begin what waited for them; the caller saves.</summary>
    public static async Task AttachAsync(InboxDbContext db, ContactLookup senders, CancellationToken cancellationToken)
    {
        var begun = senders.All.Where(sender => db.Entry(sender.Contact).State != EntityState.Added)
            .SelectMany(sender => sender.Conversations).Where(c => db.Entry(c).State == EntityState.Added)
            .ToList();
        var contacts = begun.Select(c => c.ContactId).ToArray();
        var waiting = contacts.Length == 0 ? [] : await db.Referrals
            .Where(r => contacts.Contains(r.ContactId) && r.ConversationId == null).ToListAsync(cancellationToken);
        foreach (var referral in waiting)
        {
            if (begun.Find(c => IsFor(c, referral)) is not { } conversation)
            {
                continue;
            }

            referral.LeadTo(conversation.Id);
            conversation.OpenWindow(WindowOpening.Referral, referral.At);
            db.ThreadLines.Add(ThreadLine.OfReferral(conversation, referral.Key!, referral.ToEvent(), referral.At));
        }
    }

    /// <remarks>A contact can have two identities on one channel: a window opens for the one who came.</remarks>
    private static bool IsFor(Conversation conversation, Referral referral) =>
        conversation.ContactId == referral.ContactId && conversation.ChannelId == referral.ChannelId
        && (referral.ContactIdentityId ?? conversation.ContactIdentityId) == conversation.ContactIdentityId;
}
