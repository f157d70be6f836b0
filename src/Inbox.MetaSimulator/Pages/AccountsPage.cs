using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The first page: whom to write to, and whether the webhook answers.</summary>
public sealed record AccountsPage(
    ShellLinks Links, IReadOnlyList<AccountRow> Accounts, string WebhookAddress, string Verification, string Logins, string? Verdict)
{
    internal static AccountsPage Of(
        IEnumerable<SimulatedAccount> accounts,
        SimulatorOptions options,
        WebhookVerification verification,
        SimulatorAddress address) => new(
            ShellLinks.From(address),
            [.. accounts.Select(account => AccountRow.Of(account, address))],
            options.CurrentWebhookAddress.AbsoluteUri,
            address.Verification,
            address.Logins,
            verification.Last?.Explanation);
}

/// <summary>One Page or Instagram account.</summary>
public sealed record AccountRow(string Name, string ExternalId, string Platform, string People)
{
    internal static AccountRow Of(SimulatedAccount account, SimulatorAddress address) =>
        new(account.Name, account.ExternalId, account.Platform.ToString(), address.People(account));
}
