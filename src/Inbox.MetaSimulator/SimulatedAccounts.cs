using System.Collections.Immutable;
using Inbox.MetaSimulator.Login;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>The Pages and Instagram accounts that exist: the configured ones, and those that somebody made.</summary>
internal sealed class SimulatedAccounts(IOptions<SimulatorOptions> options)
{
    private ImmutableArray<SimulatedAccount> all = [.. options.Value.Accounts.SelectMany(page => page.ToAccounts())];

    public IReadOnlyList<SimulatedAccount> All => all;

    public void Add(SimulatedFacebookPage page) =>
        ImmutableInterlocked.Update(ref all, accounts => accounts.AddRange(page.ToAccounts()));

    public SimulatedAccount? Find(string externalId) =>
        all.FirstOrDefault(account => account.ExternalId == externalId);

    public SimulatedAccount? InstagramOf(string pageId) =>
        all.FirstOrDefault(account => account.PageId == pageId && account.Platform == SimulatedPlatform.Instagram);

    /// <summary>A Page's token opens the Page and the Instagram account behind it; a user's token opens neither.</summary>
    public IReadOnlyList<SimulatedAccount> OpenedBy(AccessToken token) => token.Kind switch
    {
        TokenKind.Page => [.. all.Where(account => account.PageId == token.AccountId)],
        TokenKind.Instagram => [.. all.Where(account => account.ExternalId == token.AccountId)],
        _ => [],
    };

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
