namespace Inbox.MetaSimulator.Pages;

/// <summary>How Meta shall behave from now on; an unchecked box is off.</summary>
internal sealed class SwitchForm
{
    private const string DeadToken = "190/460";

    public bool Delivers { get; set; }

    public bool Reads { get; set; }

    public bool HasHumanAgent { get; set; }

    public bool HasDeadToken { get; set; }

    public string? NextSend { get; set; }

    public void Apply(Switchboard switchboard, SimulatedAccount account)
    {
        switchboard.Set(account, switchboard.Of(account) with
        {
            DeliversByItself = Delivers,
            ReadsByItself = Reads,
            HasHumanAgent = HasHumanAgent,
            Refusal = HasDeadToken ? DeadToken : null,
        });
        if (!string.IsNullOrEmpty(NextSend))
        {
            switchboard.Set(account, switchboard.FaultsOf(account).Plan with { NextSends = [NextSend] });
        }
    }
}
