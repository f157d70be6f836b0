using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>Takes a conversation over from another app, or asks for it where Meta lets us not take it (meta-platform 3.10).</summary>
public sealed partial class ThreadControlDesk(
    InboxDbContext db, GraphThreads graph, ChannelAccess access, MetaAppDirectory apps, ConversationEditor editor, TimeProvider clock,
    ILogger<ThreadControlDesk> logger)
{
    public async Task<TakeOverOutcome> TakeOverAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in db.Conversations.AsNoTracking()
            where conversation.Id == conversationId
            join channel in db.Channels.AsNoTracking() on conversation.ChannelId equals channel.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            select new { channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return TakeOverOutcome.NotFound;
        }

        if (ChannelVoice.Of(found.channel).WhySilent is not null || await access.OpenAsync(found.channel, cancellationToken) is not { } open)
        {
            return TakeOverOutcome.ChannelSilent;
        }

        var taken = await graph.TakeControlAsync(found.channel.PageId, found.ExternalId, open, cancellationToken);
        if (taken.IsSuccess)
        {
            return await NoteAsync(conversationId, found.channel, cancellationToken);
        }

        LogNotTaken(conversationId, taken.Error?.Code, taken.Error?.Subcode);
        var asked = taken.Delivery == GraphDelivery.Answered
            && (await graph.RequestControlAsync(found.channel.PageId, found.ExternalId, open, cancellationToken)).IsSuccess;
        return asked ? TakeOverOutcome.Asked : TakeOverOutcome.Refused;
    }

    private async Task<TakeOverOutcome> NoteAsync(Guid conversationId, Channel channel, CancellationToken cancellationToken)
    {
        var ours = await apps.FindIdsAsync(channel.MetaAppId, cancellationToken);
        var outcome = await editor.EditAsync(conversationId, c => c.Owner.Change(ours is [var app, ..] ? app : null, clock.GetUtcNow()), cancellationToken);
        return outcome == EditOutcome.NotFound ? TakeOverOutcome.NotFound : TakeOverOutcome.Taken;
    }

    [LoggerMessage(LogLevel.Information, "Meta did not let us take conversation {ConversationId} over: {Code}/{Subcode}")]
    private partial void LogNotTaken(Guid conversationId, int? code, int? subcode);
}

public enum TakeOverOutcome
{
    Taken,

    /// <summary>The app that has control was asked for it.</summary>
    Asked,

    /// <summary>Meta allows neither, or did not answer.</summary>
    Refused,

    /// <summary>Nothing can be sent through the channel, so there is nothing to take over for.</summary>
    ChannelSilent,

    NotFound,
}
