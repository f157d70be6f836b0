using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

internal sealed class SimulatedAccounts(IOptions<SimulatorOptions> options)
{
    private readonly SimulatedAccount[] all = [.. options.Value.Accounts.SelectMany(page => page.ToAccounts())];

    public SimulatedAccount? Find(string externalId) =>
        Array.Find(all, account => account.ExternalId == externalId);

    public IReadOnlyList<SimulatedAccount> OpenedBy(string accessToken) =>
        Array.FindAll(all, account => account.AccessToken == accessToken);

    public async Task<SimulatedAccount?> FindUsableAsync(HttpContext context, string externalId) =>
        Find(externalId) is { } account && await options.Value.MayUse(context, externalId) ? account : null;

    public async Task<IReadOnlyList<SimulatedAccount>> FindUsableAsync(HttpContext context)
    {
        var usable = new List<SimulatedAccount>();
        foreach (var account in all)
        {
            if (await options.Value.MayUse(context, account.ExternalId))
            {
                usable.Add(account);
            }
        }

        return usable;
    }
}
