using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Login;

/// <summary>Whose logins a caller may break: those whose every connected Page the host lets them act for.</summary>
internal sealed class LoginAccess(FacebookUsers users, IOptions<SimulatorOptions> options)
{
    public async Task<FacebookUser?> FindAsync(HttpContext context, string? id) =>
        users.Find(id) is { } user && await MayUseAllAsync(context, user.GrantedPages) ? user : null;

    public async Task<IReadOnlyList<FacebookUser>> AllAsync(HttpContext context)
    {
        var found = new List<FacebookUser>();
        foreach (var user in users.All)
        {
            if (await MayUseAllAsync(context, user.GrantedPages))
            {
                found.Add(user);
            }
        }

        return found;
    }

    public async Task<bool> MayActOnAsync(HttpContext context, IReadOnlyList<AccessToken> tokens) => await MayUseAllAsync(
        context,
        tokens.SelectMany(token => token.AccountId is { } account
            ? [account] : users.Find(token.OwnerId)?.GrantedPages.AsEnumerable() ?? []).Distinct());

    private async Task<bool> MayUseAllAsync(HttpContext context, IEnumerable<string> accountIds)
    {
        foreach (var id in accountIds)
        {
            if (!await options.Value.MayUse(context, id))
            {
                return false;
            }
        }

        return true;
    }
}
