using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>
/// Changes one conversation although messages arrive in it at the same time: a lost race is run again. The line that a change
/// leaves is saved with it.
/// </summary>
public sealed class ConversationService(InboxDbContext db)
{
    public Task<EditOutcome> EditAsync(Agent by, Guid id, Func<Conversation, Activity?> change, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryAsync(by, id, change, cancellationToken), lost: () => EditOutcome.Raced);

    private async Task<EditOutcome> TryAsync(Agent by, Guid id, Func<Conversation, Activity?> change, CancellationToken cancellationToken)
    {
        var conversation = await db.VisibleTo(by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (conversation is null)
        {
            return EditOutcome.NotFound;
        }

        if (change(conversation) is { } activity)
        {
            db.Activities.Add(activity);
        }

        return await SaveAsync(cancellationToken);
    }

    private async Task<EditOutcome> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return EditOutcome.Done;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation(ConversationMapping.UniqueOpen))
        {
            return EditOutcome.AnotherIsOpen;
        }
    }
}

public enum EditOutcome
{
    Done,

    /// <summary>There is no such conversation here.</summary>
    NotFound,

    /// <summary>It cannot be so, for a reason in words.</summary>
    Refused,

    /// <summary>It changed each time while we changed it.</summary>
    Raced,

    /// <summary>The contact has a conversation that is not closed and that the agent does not see.</summary>
    NotTheirsAlone,

    /// <summary>The contact has another conversation that is not closed; there is at most one.</summary>
    AnotherIsOpen,
}
