using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>
/// Gives all of one agent's conversations and contacts to another, or back. Closed ones go without a line in their thread.
/// </summary>
public sealed class Handover(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <param name="to">Null for nobody.</param>
    public async Task MoveAsync(Guid from, Agent? to, Agent by, CancellationToken cancellationToken)
    {
        while (await MoveSomeAsync(from, to, by, cancellationToken))
        {
        }

        var heir = to?.Id;
        var moved = await db.Conversations.Where(c => c.AssigneeId == from)
            .ExecuteUpdateAsync(update => update.SetProperty(c => c.AssigneeId, heir), cancellationToken);
        await db.Contacts.Where(c => c.OwnerId == from)
            .ExecuteUpdateAsync(
                update => update.SetProperty(c => c.OwnerId, heir).SetProperty(c => c.Revision, c => c.Revision + 1), cancellationToken);
        if (moved > 0)
        {
            feed.Publish(new(by.OrganizationId, InboxChange.AnyConversation));
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> MoveSomeAsync(Guid from, Agent? to, Agent by, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var some = await db.Conversations.Where(c => c.AssigneeId == from && c.Status != ConversationStatus.Closed)
            .OrderBy(c => c.Id).Take(BatchSize).ToListAsync(cancellationToken);
        Assign(some, to, by);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return some.Count == BatchSize;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A message came in for one of them: all of these again, as they are now.
            return true;
        }
    }

    private void Assign(List<Conversation> some, Agent? to, Agent by)
    {
        foreach (var conversation in some)
        {
            var line = to is null ? conversation.Unassign(by, clock.GetUtcNow()) : conversation.AssignTo(to, by, clock.GetUtcNow());
            db.Activities.Add(line!);
        }
    }
}
