using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>What Meta's refusal does to a message, its conversation and its channel (meta-platform 6.2).</summary>
internal static class SendRefusals
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan ChannelPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan UntilSettingsAreMended = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LimitPause = TimeSpan.FromMinutes(5);

    public static void Apply(SentMessage sent, SendAnswer answer, DateTimeOffset now)
    {
        var (message, conversation, channel) = sent;
        switch (answer.Rule.Action)
        {
            case SendAction.Retry when message.SendAttempts <= Pauses.Length:
                message.PutBack(now + Jittered(Pauses[message.SendAttempts - 1]));
                break;
            case SendAction.Reauthorize:
                message.PutBack(now);
                channel.RefuseToken(SendWords.ChannelError(answer.Error), now);
                break;
            case SendAction.Pause:
                message.PutBack(now + ChannelPause);
                channel.PauseSends(now + ChannelPause, SendWords.ChannelError(answer.Error), now);
                break;
            case SendAction.OurFault:
                message.PutBack(now + UntilSettingsAreMended);
                channel.Report(SendWords.ChannelError(answer.Error), now);
                break;
            default:
                message.MarkFailed(answer.Rule.Reason, answer.Error, now);
                Learn(conversation, channel, answer.Rule.Reason, now);
                break;
        }
    }

    /// <summary>Everything Meta allows is used up.</summary>
    public static void Pause(Channel channel, GraphUsage usage, DateTimeOffset now)
    {
        var pause = usage.RegainAfter > TimeSpan.Zero ? usage.RegainAfter : LimitPause;
        channel.PauseSends(now + pause, "Meta's limit of calls is used up; sending goes on by itself.", now);
    }

    private static void Learn(Conversation conversation, Channel channel, SendFailureReason reason, DateTimeOffset now)
    {
        if (reason == SendFailureReason.WindowClosed)
        {
            conversation.CloseWindow(now);
        }
        else if (reason == SendFailureReason.HumanAgentMissing)
        {
            channel.AllowHumanAgent(false);
        }
    }

    /// <summary>Up to a fifth longer, so that what failed together does not come again together.</summary>
    private static TimeSpan Jittered(TimeSpan pause) => pause * (1 + (Random.Shared.NextDouble() / 5));
}
