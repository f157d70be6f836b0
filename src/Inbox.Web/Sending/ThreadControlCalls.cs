using Inbox.Web.Channels;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>
/// Asks Meta for the control of a person's thread: takes it, or where that is not allowed has the app that answers asked. Gives it back.
/// </summary>
public sealed partial class ThreadControlCalls(GraphThreads graph, ChannelAccess access, ILogger<ThreadControlCalls> logger)
{
    public async Task<ThreadControlOutcome> TakeAsync(Channel channel, string recipientId, CancellationToken cancellationToken)
    {
        if (ChannelVoice.Of(channel).WhySilent is not null || await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return ThreadControlOutcome.ChannelSilent;
        }

        var taken = await graph.TakeControlAsync(channel.PageId, recipientId, open, cancellationToken);
        if (taken.IsSuccess)
        {
            return ThreadControlOutcome.Changed;
        }

        LogNotTaken(channel.Id, taken.Error?.Code, taken.Error?.Subcode);
        var isAsked = taken.Delivery == GraphDelivery.Answered
            && (await graph.RequestControlAsync(channel.PageId, recipientId, open, cancellationToken)).IsSuccess;
        return isAsked ? ThreadControlOutcome.Asked : ThreadControlOutcome.Refused;
    }

    public async Task<ThreadControlOutcome> ReleaseAsync(Channel channel, string recipientId, CancellationToken cancellationToken)
    {
        if (ChannelVoice.Of(channel).WhySilent is not null || await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return ThreadControlOutcome.ChannelSilent;
        }

        var released = await graph.ReleaseControlAsync(channel.PageId, recipientId, open, cancellationToken);
        if (!released.IsSuccess)
        {
            LogNotReleased(channel.Id, released.Error?.Code, released.Error?.Subcode);
        }

        return released.IsSuccess ? ThreadControlOutcome.Changed : ThreadControlOutcome.Refused;
    }

    [LoggerMessage(LogLevel.Information, "Meta did not take a conversation of channel {ChannelId} back: {Code}/{Subcode}")]
    private partial void LogNotReleased(Guid channelId, int? code, int? subcode);

    [LoggerMessage(LogLevel.Information, "Meta did not let us take a conversation of channel {ChannelId} over: {Code}/{Subcode}")]
    private partial void LogNotTaken(Guid channelId, int? code, int? subcode);
}
