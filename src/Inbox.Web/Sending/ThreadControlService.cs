using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Takes a conversation over from another app, or asks for it where Meta lets us not take it (meta-platform 3.10).</summary>
public sealed class ThreadControlService(
    InboxDbContext db, ThreadControlCalls calls, MetaAppDirectory apps, ConversationService editor, TimeProvider clock)
{
    public async Task<TakeOverOutcome> TakeOverAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in db.VisibleTo(agent).AsNoTracking()
            where conversation.Id == conversationId
            join channel in db.Channels.AsNoTracking() on conversation.ChannelId equals channel.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            select new { channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return TakeOverOutcome.NotFound;
        }

        var outcome = await calls.TakeAsync(found.channel, found.ExternalId, cancellationToken);
        return outcome == TakeOverOutcome.Taken ? await NoteAsync(agent, conversationId, found.channel, cancellationToken) : outcome;
    }

    private async Task<TakeOverOutcome> NoteAsync(Agent agent, Guid conversationId, Channel channel, CancellationToken cancellationToken)
    {
        var ours = await apps.FindIdsAsync(channel.MetaAppId, cancellationToken);
        var outcome = await editor.EditAsync(
            agent,
            conversationId,
            conversation =>
            {
                conversation.Owner.Change(ours is [var app, ..] ? app : null, clock.GetUtcNow());
                return null;
            },
            cancellationToken);
        return outcome == EditOutcome.NotFound ? TakeOverOutcome.NotFound : TakeOverOutcome.Taken;
    }
}
