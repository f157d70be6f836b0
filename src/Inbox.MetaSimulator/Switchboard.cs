using System.Collections.Concurrent;
using Inbox.MetaSimulator.Faults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>The switches and faults of each account.</summary>
internal sealed class Switchboard(IOptions<SimulatorOptions> options)
{
    private static readonly FaultsOfAccount NoFaults = new(new FaultPlan());

    private readonly ConcurrentDictionary<string, AccountSwitches> switches = [];
    private readonly ConcurrentDictionary<string, FaultsOfAccount> faults = [];

    public AccountSwitches Of(SimulatedAccount account) =>
        switches.GetValueOrDefault(account.ExternalId, options.Value.Switches);

    public void Set(SimulatedAccount account, AccountSwitches changed) => switches[account.ExternalId] = changed;

    public FaultsOfAccount FaultsOf(SimulatedAccount account) =>
        faults.GetValueOrDefault(account.ExternalId, NoFaults);

    public void Set(SimulatedAccount account, FaultPlan plan) => faults[account.ExternalId] = new FaultsOfAccount(plan);
}
