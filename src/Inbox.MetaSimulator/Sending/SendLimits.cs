using Inbox.MetaSimulator.Faults;
using Inbox.MetaSimulator.Graph;

namespace Inbox.MetaSimulator.Sending;

/// <summary>How fast an account may send, and what goes wrong there (meta-platform 6.3).</summary>
internal sealed class SendLimits(Switchboard switchboard, CallPace pace)
{
    public AccountSwitches SwitchesOf(SimulatedAccount account) => switchboard.Of(account);

    public FaultsOfAccount FaultsOf(SimulatedAccount account) => switchboard.FaultsOf(account);

    public IResult? Refuse(SimulatedAccount account) =>
        pace.IsTooFast($"send {account.ExternalId}", switchboard.Of(account).SendsPerSecond)
            ? GraphAnswer.Error(account.Platform == SimulatedPlatform.Messenger ? GraphErrors.MessengerLimit : GraphErrors.CallLimit)
            : null;
}
