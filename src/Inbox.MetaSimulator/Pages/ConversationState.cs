using Inbox.MetaSimulator.Faults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Pages;

/// <summary>What was said in a thread, in which zone that is told, and how Meta behaves there.</summary>
internal sealed class ConversationState(Messages messages, Switchboard switchboard, TimeProvider clock, IOptions<SimulatorOptions> options)
{
    private static readonly string[] SendFaults =
    [
        SendFault.StoredReset, SendFault.StoredTimeout, SendFault.StoredHtml, SendFault.StoredError, SendFault.NotStoredTransient,
        SendFault.NotStoredReset, SendFault.Slow, SendFault.NoId, SendFault.HalfBody, SendFault.CutBody, "10/2018278", "551",
        "613", "80006", "190/460", "200", "368",
    ];

    public Messages Messages => messages;

    public TimeZoneInfo Zone => options.Value.TimeZone ?? clock.LocalTimeZone;

    public BehaviourRow BehaviourOf(Person person, DateTimeOffset now)
    {
        var switches = switchboard.Of(person.Account);
        return new(
            switches.DeliversByItself, switches.ReadsByItself, switches.HasHumanAgent, switches.Refusal is not null,
            WindowOf(messages.ConversationOf(person), now), SendFaults);
    }

    private static string WindowOf(SimulatedConversation conversation, DateTimeOffset now) => conversation switch
    {
        { IsBlocked: true } => "The person blocked the business.",
        { OtherOwnerAppId: not null } => "Another app controls the thread.",
        { OpenedAt: { } at } when at + TimeSpan.FromHours(24) > now => "The business may answer.",
        _ => "The business may not answer: the person did nothing for 24 hours.",
    };
}
