using System.Globalization;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>Who logged in to the app, what they allowed, and the ways to break it.</summary>
public sealed record LoginsPage(
    ShellLinks Links, IReadOnlyList<LoginRow> People, IReadOnlyList<InstagramLoginRow> Instagram, string? Verdict);

/// <summary>One person with their Pages and the permissions they granted.</summary>
public sealed record LoginRow(
    string Name, string Id, string Tokens, string Action, IReadOnlyList<LoginPageRow> Pages, IReadOnlyList<string> Scopes);

/// <summary>A Page of theirs, and how far it is connected.</summary>
public sealed record LoginPageRow(string Id, string Name, string State);

/// <summary>An Instagram account that logged in by itself.</summary>
public sealed record InstagramLoginRow(string Name, string Id, string Tokens, string Action);

/// <summary>Loads the page from what the registries know.</summary>
internal sealed class Logins(
    SimulatedAccounts accounts, TokenRegistry tokens, Installations installations, AppCallbacks callbacks, TimeProvider clock)
{
    public LoginsPage Load(IReadOnlyList<FacebookUser> users, IReadOnlyList<SimulatedAccount> usable, SimulatorAddress address) => new(
        ShellLinks.From(address),
        [.. users.Select(user => new LoginRow(
            user.Name,
            user.Id,
            Describe(tokens.Where(token => token.OwnerId == user.Id)),
            address.Login(user.Id),
            [.. user.Roles.Select(role => new LoginPageRow(role.PageId, accounts.Find(role.PageId)!.Name, StateOf(user, role)))],
            user.GrantedScopes))],
        [.. usable.Select(account => (Account: account, Tokens: tokens.Where(token => token.OwnerId == account.ExternalId)))
            .Where(row => row.Tokens.Count > 0)
            .Select(row => new InstagramLoginRow(
                row.Account.Name, row.Account.ExternalId, Describe(row.Tokens), address.Login(row.Account.ExternalId)))],
        callbacks.Last?.Explanation);

    private string Describe(IReadOnlyList<AccessToken> owned)
    {
        var now = clock.GetUtcNow();
        var dead = owned.Select(token => token.FaultAt(now)).OfType<TokenFault>().ToList();
        var living = string.Create(CultureInfo.InvariantCulture, $"{owned.Count - dead.Count} living tokens");
        return dead.Count == 0
            ? living
            : string.Create(CultureInfo.InvariantCulture, $"{living}, {dead.Count} dead ({string.Join(", ", dead.Distinct())})");
    }

    private string StateOf(FacebookUser user, PageRole role)
    {
        var installed = installations.FieldsOf(role.PageId) is { } fields
            ? string.Create(CultureInfo.InvariantCulture, $"installed with {fields.Length} fields") : "not installed";
        return user.HasGranted(role.PageId) ? $"allowed, {installed}" : $"not allowed, {installed}";
    }
}
