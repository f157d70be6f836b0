using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>
/// Takes a conversation over from another app, or asks for it where Meta lets us not take it, and hands it back (meta-platform 3.10).
/// </summary>
public sealed class ThreadControlService(
    InboxDbContext db, ThreadControlCalls calls, MetaAppDirectory apps, ConversationService editor, TimeProvider clock)
{
    public async Task<ThreadControlOutcome> TakeOverAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken)
    {
        if (await FindAsync(agent, conversationId, cancellationToken) is not { } found)
        {
            return ThreadControlOutcome.NotFound;
        }

        var outcome = await calls.TakeAsync(found.Channel, found.PersonId, cancellationToken);
        var ours = await apps.FindIdsAsync(found.Channel.MetaAppId, cancellationToken);
        return outcome == ThreadControlOutcome.Changed
            ? await NoteAsync(agent, conversationId, ours is [var app, ..] ? app : null, cancellationToken) : outcome;
    }

    /// <summary>Meta tells nobody of it: what is noted here is all that is known until something happens in the thread.</summary>
    public async Task<ThreadControlOutcome> HandBackAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken)
    {
        if (await FindAsync(agent, conversationId, cancellationToken) is not { } found)
        {
            return ThreadControlOutcome.NotFound;
        }

        var outcome = await calls.ReleaseAsync(found.Channel, found.PersonId, cancellationToken);
        return outcome == ThreadControlOutcome.Changed
            ? await NoteAsync(agent, conversationId, owner: null, cancellationToken) : outcome;
    }

    private Task<FoundThread?> FindAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken) => (
        from conversation in db.VisibleTo(agent).AsNoTracking()
        where conversation.Id == conversationId
        join channel in db.Channels.AsNoTracking() on conversation.ChannelId equals channel.Id
        join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
        select new FoundThread(channel, identity.ExternalId)).SingleOrDefaultAsync(cancellationToken);

    private async Task<ThreadControlOutcome> NoteAsync(
        Agent agent, Guid conversationId, string? owner, CancellationToken cancellationToken)
    {
        var outcome = await editor.EditAsync(
            agent,
            conversationId,
            conversation =>
            {
                conversation.Owner.Change(owner, clock.GetUtcNow());
                return null;
            },
            cancellationToken);
        return outcome == EditOutcome.NotFound ? ThreadControlOutcome.NotFound : ThreadControlOutcome.Changed;
    }

    private sealed record FoundThread(Channel Channel, string PersonId);
}
