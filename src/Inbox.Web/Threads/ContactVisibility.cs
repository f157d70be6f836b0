using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>
/// Which contacts an agent sees: those with whom they see a conversation; and those who never had one, if the agent or somebody of the
/// agent's teams looks after them.
/// </summary>
internal static class ContactVisibility
{
    /// <remarks>Whoever sees everything is not asked contact by contact.</remarks>
    public static IQueryable<Contact> ContactsVisibleTo(this InboxDbContext db, Agent agent)
    {
        if (agent.SightInEffect == AccessScope.Everything)
        {
            return db.Contacts;
        }

        var (conversations, agentId) = (db.VisibleTo(agent), agent.Id);
        var teammates = db.TeamMembers
            .Where(own => own.AgentId == agentId && db.Teams.Any(team => team.Id == own.TeamId && team.RetiredAt == null))
            .SelectMany(own => db.TeamMembers.Where(other => other.TeamId == own.TeamId)).Select(other => other.AgentId);
        return db.Contacts.Where(contact => conversations.Any(c => c.ContactId == contact.Id)
            || (contact.OwnerId != null && (contact.OwnerId == agentId || teammates.Contains(contact.OwnerId.Value))
                && !db.Conversations.Any(c => c.ContactId == contact.Id)));
    }

    /// <summary>The contact of which one that is there no more became part, if the agent sees it.</summary>
    public static async Task<Guid?> VisibleContactOfMergedAsync(
        this InboxDbContext db, Agent agent, Guid id, CancellationToken cancellationToken) =>
        await db.ContactOfMergedAsync(id, cancellationToken) is { } kept
            && await db.ContactsVisibleTo(agent).AnyAsync(c => c.Id == kept, cancellationToken) ? kept : null;

    /// <summary>What led contacts here, into a conversation that the agent sees or into none yet.</summary>
    public static IQueryable<Referral> ReferralsVisibleTo(this InboxDbContext db, Agent agent)
    {
        var conversations = db.VisibleTo(agent);
        return agent.SightInEffect == AccessScope.Everything ? db.Referrals
            : db.Referrals.Where(r => r.ConversationId == null || conversations.Any(c => c.Id == r.ConversationId));
    }

    /// <summary>When contacts were last active, as far as the agent sees: a hidden conversation tells nothing by its time.</summary>
    public static IQueryable<SeenContact> WithActivity(this InboxDbContext db, Agent agent, IQueryable<Contact> contacts)
    {
        if (agent.SightInEffect == AccessScope.Everything)
        {
            return contacts.Select(contact => new SeenContact { Contact = contact, ActiveAt = contact.LastActivityAt });
        }

        var conversations = db.VisibleTo(agent);
        return contacts.Select(contact => new SeenContact
        {
            Contact = contact,
            ActiveAt = conversations.Where(c => c.ContactId == contact.Id).Max(c => (DateTimeOffset?)c.LastMessageAt) ?? Contact.Never,
        });
    }
}

/// <summary>A contact as one agent sees them.</summary>
internal sealed class SeenContact
{
    public required Contact Contact { get; init; }

    public DateTimeOffset ActiveAt { get; init; }

    /// <summary>Whether they ever wrote, or were written to.</summary>
    public bool WasActive => ActiveAt > Contact.Never;
}
