using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>
/// What Meta's refusal does to a message, its conversation and its channel, whose error is a code of the localizer (meta-platform 6.2).
/// </summary>
internal static class SendRefusals
{
    private static readonly Sentence LimitReached = "CallLimitReached";

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan ChannelDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan UntilSettingsAreMended = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LimitDelay = TimeSpan.FromMinutes(5);

    public static void Apply(SentMessage sent, SendResponse answer, DateTimeOffset now)
    {
        var (message, conversation, channel) = sent;
        switch (answer.Rule.Action)
        {
            case SendAction.Retry when message.SendAttempts < (answer.Rule.MostRetries ?? Pauses.Length):
                TryLater(message, channel, answer, now);
                break;
            case SendAction.Reauthorize:
                message.PutBack(now);
                break;
            case SendAction.Pause:
                message.PutBack(now + ChannelDelay);
                break;
            case SendAction.OurFault:
                message.PutBack(now + UntilSettingsAreMended);
                break;
            default:
                message.MarkFailed(answer.Rule.Reason, answer.Error, now);
                Apply(conversation, answer, now);
                break;
        }

        Apply(channel, answer, now);
    }

    /// <summary>What a refusal says of the channel, whatever was sent.</summary>
    public static void Apply(Channel channel, SendResponse answer, DateTimeOffset now)
    {
        switch (answer.Rule)
        {
            case { Action: SendAction.Reauthorize }:
                channel.RefuseToken(SendWords.ChannelError(answer.Error), now);
                break;
            case { Action: SendAction.Pause }:
                channel.PauseSends(now + ChannelDelay, SendWords.ChannelError(answer.Error), now);
                break;
            case { Action: SendAction.OurFault }:
                channel.Report(SendWords.ChannelError(answer.Error), now);
                break;
            case { Reason: SendFailureReason.HumanAgentMissing }:
                channel.AllowHumanAgent(false);
                break;
            case { Reason: SendFailureReason.PermissionMissing }:
                channel.Report(SendWords.ChannelError(answer.Error), now);
                channel.CheckSoon(now);
                break;
            default:
                break;
        }
    }

    /// <summary>Everything Meta allows is used up.</summary>
    public static void Pause(Channel channel, GraphUsage usage, DateTimeOffset now)
    {
        var pause = usage.RegainAfter > TimeSpan.Zero ? usage.RegainAfter : LimitDelay;
        channel.PauseSends(now + pause, LimitReached, now);
    }

    /// <summary>Whoever has used up a limit waits, and with one message the whole channel (meta-platform 6.2, 6.4).</summary>
    private static void TryLater(Message message, Channel channel, SendResponse answer, DateTimeOffset now)
    {
        var pause = Jittered(Pauses[Math.Min(message.SendAttempts, Pauses.Length - 1)]);
        pause = answer.Usage.RegainAfter > pause ? answer.Usage.RegainAfter : pause;
        message.TryAgainAt(now + pause);
        if (answer.Error is { IsLimit: true })
        {
            channel.PauseSends(now + pause, LimitReached, now);
        }
    }

    private static void Apply(Conversation conversation, SendResponse answer, DateTimeOffset now)
    {
        if (answer.Rule.Reason == SendFailureReason.WindowClosed)
        {
            conversation.CloseWindow(now);
        }
    }

    /// <summary>Up to a fifth longer, so that what failed together does not come again together.</summary>
    private static TimeSpan Jittered(TimeSpan pause) => pause * (1 + (Random.Shared.NextDouble() / 5));
}
