using Inbox.MetaSimulator.Faults;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Sending;

namespace Inbox.MetaSimulator.History;

/// <summary>Refuses a read that is too fast or asks for too much, and lets answers go wrong (meta-platform 5.3).</summary>
internal sealed class HistoryGate(CallGate gate, Switchboard switchboard, CallPace pace)
{
    private const string ReduceData = "Please reduce the amount of data you're asking for, then retry your request";

    public IResult? Refuse(HttpRequest request, SimulatedAccount account, IReadOnlyList<SelectedField> fields, int limit)
    {
        if (gate.RefuseMessages(request, account) is { } refusal)
        {
            return refusal;
        }

        var switches = switchboard.Of(account);
        if (pace.IsTooFast($"read {account.ExternalId}", switches.ReadsPerSecond))
        {
            return GraphAnswer.Error(account.Platform == SimulatedPlatform.Messenger ? GraphErrors.MessengerLimit : GraphErrors.CallLimit);
        }

        var rows = limit * (fields.FirstOrDefault(field => field.Name == "messages")?.Limit ?? 1);
        return rows > switches.MostRowsPerRead ? GraphAnswer.Error(GraphErrors.ReduceData, ReduceData) : Fault(account);
    }

    private FaultyAnswer? Fault(SimulatedAccount account)
    {
        var faults = switchboard.FaultsOf(account);
        return faults.OfRead() is { } fault and not SendFault.Ok ? new FaultyAnswer(fault, new() { ["data"] = "" }, faults.Slow) : null;
    }
}
