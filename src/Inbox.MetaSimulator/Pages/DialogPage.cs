using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Pages;

/// <summary>A login dialog's question: who it is, what may be used, what is permitted.</summary>
public sealed record DialogPage(
    ShellLinks Links,
    string AppName,
    string Network,
    IReadOnlyList<DialogLink> People,
    IReadOnlyList<DialogChoice> Accounts,
    IReadOnlyList<DialogChoice> Permissions,
    string Action)
{
    private const int MostPeople = 20;

    internal static DialogPage Of(
        FacebookDialog dialog, DialogRequest request, FacebookUser user, FacebookUsers users, DialogPlace place) => new(
            ShellLinks.From(place.Address),
            dialog.AppName,
            "Facebook",
            [.. users.All.TakeLast(MostPeople).Prepend(users.All[0]).Distinct()
                .Select(other => new DialogLink(other.Name, place.As(other.Id), other == user))],
            [.. user.Roles.Select(role => Choice(role, user, place.Accounts))],
            [.. FacebookDialog.Asked(request, user).Select(scope => new DialogChoice(scope, scope, "", true))],
            place.Action);

    internal static DialogPage Of(InstagramDialog dialog, DialogRequest request, SimulatedAccount account, DialogPlace place) => new(
        ShellLinks.From(place.Address),
        dialog.AppName,
        "Instagram",
        [.. place.Accounts.All.Where(other => other.Platform == SimulatedPlatform.Instagram).Take(MostPeople)
            .Select(other => new DialogLink(other.Name, place.As(other.ExternalId), other == account))],
        [],
        [.. request.Scopes.Select(scope => new DialogChoice(scope, scope, "", true))],
        place.Action);

    private static DialogChoice Choice(PageRole role, FacebookUser user, SimulatedAccounts accounts)
    {
        var instagram = accounts.InstagramOf(role.PageId) is { } account ? $"with Instagram {account.Name}" : "";
        var tasks = role.Tasks.Length == PageRole.AllTasks.Length ? "" : string.Join(", ", role.Tasks);
        return new(
            role.PageId,
            accounts.Find(role.PageId)!.Name,
            string.Join(" · ", new[] { instagram, tasks }.Where(part => part.Length > 0)),
            user.GrantedPages.IsEmpty || user.GrantedPages.Contains(role.PageId));
    }
}

/// <summary>Somebody else to log in as.</summary>
public sealed record DialogLink(string Name, string Href, bool IsCurrent);

/// <summary>One box to tick.</summary>
public sealed record DialogChoice(string Value, string Name, string Hint, bool IsTicked);

/// <summary>Where the dialog stands, for its own links and form.</summary>
internal sealed record DialogPlace(HttpRequest Request, SimulatorAddress Address, SimulatedAccounts Accounts)
{
    public string Action => $"{Request.PathBase}{Request.Path}{Request.QueryString}";

    public string As(string id)
    {
        var others = Request.Query.Where(pair => pair.Key != "as").SelectMany(
            pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return $"{Request.PathBase}{Request.Path}{QueryString.Create(others).Add("as", id)}";
    }
}
