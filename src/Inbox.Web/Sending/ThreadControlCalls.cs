using Inbox.Web.Channels;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>
/// Asks Meta for the control of a person's thread: takes it, or where that is not allowed has the app that answers asked.
/// </summary>
public sealed partial class ThreadControlCalls(GraphThreads graph, ChannelAccess access, ILogger<ThreadControlCalls> logger)
{
    public async Task<TakeOverOutcome> TakeAsync(Channel channel, string recipientId, CancellationToken cancellationToken)
    {
        if (ChannelVoice.Of(channel).WhySilent is not null || await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return TakeOverOutcome.ChannelSilent;
        }

        var taken = await graph.TakeControlAsync(channel.PageId, recipientId, open, cancellationToken);
        if (taken.IsSuccess)
        {
            return TakeOverOutcome.Taken;
        }

        LogNotTaken(channel.Id, taken.Error?.Code, taken.Error?.Subcode);
        var isAsked = taken.Delivery == GraphDelivery.Answered
            && (await graph.RequestControlAsync(channel.PageId, recipientId, open, cancellationToken)).IsSuccess;
        return isAsked ? TakeOverOutcome.Asked : TakeOverOutcome.Refused;
    }

    [LoggerMessage(LogLevel.Information, "Meta did not let us take a conversation of channel {ChannelId} over: {Code}/{Subcode}")]
    private partial void LogNotTaken(Guid channelId, int? code, int? subcode);
}
